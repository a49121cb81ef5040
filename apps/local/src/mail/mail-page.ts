import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listPage, mailPage, missingPage } from './mail-html.ts';
import type { MailStore } from './mail-store.ts';

/** Shows caught mail on this machine only. @returns what ends it. */
export async function showMail(store: MailStore, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch(() => send(response, 500, 'text/plain', 'The mail could not be read.'));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page elsewhere that has its own name point to 127.0.0.1 must not read the mail.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    return send(response, 421, 'text/plain', 'The mail is at http://localhost only.');
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/') return send(response, 200, 'text/html', listPage(await store.list()));
  const [, id, source] = /^\/mail\/([\w-]+)(\/source)?$/.exec(pathname) ?? [];
  const caught = id ? await store.read(id) : undefined;
  if (!caught) return send(response, 404, 'text/html', missingPage());
  if (source) return send(response, 200, 'text/plain', await store.source(caught.id));
  send(response, 200, 'text/html', mailPage(caught));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .end(body);
}
