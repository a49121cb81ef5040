import express, { type Express } from 'express';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { govukRoot, mojRoot } from './views.ts';

const require = createRequire(import.meta.url);
const client = path.join(import.meta.dirname, 'client');

/** The styles in one file. GOV.UK's typeface is licensed for its own service only, so its declarations are left out. */
function stylesheet(): string {
  const sheets = [
    path.join(govukRoot, 'govuk/govuk-frontend.min.css'),
    path.join(mojRoot, 'moj/moj-frontend.min.css'),
    path.join(client, 'portal.css'),
  ].map((file) => readFileSync(file, 'utf8'));
  return sheets
    .join('\n')
    .replace(/@font-face\s*{[^}]*}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*/g, '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
    .replaceAll(/url\(\/assets\/images\/(icon-[\w-]+\.svg)\)/g, (_, name: string) => `url("${icon(name)}")`);
}

/** A picture of the MOJ styles, in the sheet itself: there is nowhere else to ask for it. */
function icon(name: string): string {
  return `data:image/svg+xml;base64,${readFileSync(path.join(mojRoot, 'moj/assets/images', name)).toString('base64')}`;
}

const scripts: Record<string, string> = {
  'govuk.js': path.join(govukRoot, 'govuk/govuk-frontend.min.js'),
  'socket.io.js': path.join(
    path.dirname(require.resolve('socket.io/package.json')),
    'client-dist/socket.io.esm.min.js',
  ),
  'start.js': path.join(client, 'start.js'),
  'portal.js': path.join(client, 'portal.js'),
  'draft.js': path.join(client, 'draft.js'),
  'file-size.js': path.join(client, 'file-size.js'),
  'fresh.js': path.join(client, 'fresh.js'),
  'together.js': path.join(client, 'together.js'),
  'moving.js': path.join(client, 'moving.js'),
  'paste.js': path.join(client, 'paste.js'),
  'look-first.js': path.join(client, 'look-first.js'),
  'list-keys.js': path.join(client, 'list-keys.js'),
};

/** Serves styles and scripts under `/assets/<digest>/`, to be kept for ever. @returns the path that pages use. */
export function serveAssets(app: Express): string {
  const files = new Map<string, string>([['portal.css', stylesheet()]]);
  for (const [name, file] of Object.entries(scripts)) files.set(name, readFileSync(file, 'utf8'));
  const digest = createHash('sha256')
    .update([...files.values()].join())
    .digest('hex')
    .slice(0, 12);
  const base = `/assets/${digest}`;
  const router = express.Router();
  for (const [name, body] of files) {
    router.get(`/${name}`, (_request, response) => {
      response
        .set('Cache-Control', 'public, max-age=31536000, immutable')
        .type(name.endsWith('.css') ? 'text/css' : 'text/javascript')
        .send(body);
    });
  }
  app.use(base, router);
  app.get('/favicon.ico', (_request, response) => void response.sendStatus(204)); // a file that is opened asks for one
  return base;
}
