// Prints plans of thirty pages one after the other, as the worker does, until it is ended.
import { readConfig } from '#platform';
import { Clock } from '../../libs/platform/src/clock.ts';
import { PdfPrinter } from '../../libs/platform/src/print/pdf-printer.ts';
import { Views } from '../../libs/platform/src/web/views.ts';
import { thirtyPages } from './thirty-pages.ts';

const unused = { APP_DATABASE_URL: 'none', REDIS_URL: 'none', SESSION_SECRET: 'none' };
const printer = new PdfPrinter(readConfig({ ...process.env, NODE_ENV: 'test', ...unused }), new Views(new Clock()));
const times: number[] = [];
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
for (let round = 0; !ending.signal.aborted; round += 1) {
  const begun = performance.now();
  const pdf = await printer.print(thirtyPages());
  if (round > 1) times.push(performance.now() - begun); // the first two warm the browser
  if (round === 6) process.send?.({ times, pages: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length });
}
await printer.beforeApplicationShutdown();
process.exit();
