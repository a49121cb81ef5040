import autocannon from 'autocannon';
import { once } from 'node:events';
import { median } from './rate.ts';
import { runNode, setStage, signIn, typescript, type Session, type Stage } from './stage.ts';

/** Few enough a second that the portal is not what is measured. */
const A_SECOND = 40;
const AT_MOST_MS = 1500;
const ROUNDS = 3;

/** A plan of thirty pages as PDF, warm; and how much slower the slowest pages of the portal are while plans are printed. */
export async function measurePrinting(stage: Stage, sessions: Session[], seconds: number): Promise<void> {
  const slowest = { alone: [] as number[], beside: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    slowest.alone.push(await slowestOfHundred(stage, sessions, seconds));
    const printer = runNode([...typescript, 'test/bench/printer.ts'], {});
    const [{ times, pages }] = (await once(printer, 'message')) as [{ times: number[]; pages: number }];
    slowest.beside.push(await slowestOfHundred(stage, sessions, seconds));
    printer.kill();
    await once(printer, 'exit');
    if (round) continue;
    const ms = median(times);
    console.log(`bench pdf ratio=${(AT_MOST_MS / ms).toFixed(2)} ms=${ms.toFixed(0)} pages=${pages}`);
  }
  const [alone, beside] = [median(slowest.alone), median(slowest.beside)];
  console.log(
    `bench pdf-beside ratio=${(beside / alone).toFixed(2)} p99-alone=${alone.toFixed(1)}ms p99-beside=${beside.toFixed(1)}ms`,
  );
}

/** Of enough pages that the slowest hundredth is more than one or two of them. */
async function slowestOfHundred(stage: Stage, sessions: Session[], seconds: number): Promise<number> {
  const requests = sessions.map(({ cookie }) => ({ method: 'GET', path: '/requests?tab=team', headers: { cookie } }));
  const { latency, non2xx } = await autocannon({
    url: stage.portal.url,
    connections: 4,
    overallRate: A_SECOND,
    duration: 3 * seconds,
    requests,
  });
  if (non2xx) throw new Error(`${non2xx} answers were not 2xx`);
  return latency.p99;
}

if (import.meta.main) {
  const stage = await setStage(Number(process.env.BENCH_REQUESTS ?? 10_000));
  try {
    await measurePrinting(stage, await signIn(stage, 20), Number(process.env.BENCH_SECONDS ?? 5));
  } finally {
    await stage.clear();
  }
}
