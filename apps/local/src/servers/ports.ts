import { createServer } from 'node:net';
import type { LocalFolder } from '../local-folder.ts';

/** The private servers that need a port; `mail` is the page to read mail on. */
export type Server = 'postgres' | 'redis' | 'smtp' | 'mail';

const file = 'ports.json';

/** Where the page to read mail is looked for first. */
const usual: Partial<Record<Server, number>> = { mail: 8025 };

/** Gives each server the port it had before, or a free one. */
export async function choosePorts(folder: LocalFolder): Promise<Record<Server, number>> {
  const kept = (folder.read(file) ?? {}) as Partial<Record<Server, number>>;
  const ports: Record<Server, number> = { postgres: 0, redis: 0, smtp: 0, mail: 0 };
  for (const server of Object.keys(ports) as Server[]) {
    const wished = kept[server] ?? usual[server];
    ports[server] = wished && (await isFree(wished)) ? wished : await freePort();
  }
  folder.write(file, ports);
  return ports;
}

/** @throws Error when somebody else listens where the portal should. */
export async function requireFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  const other = port < 65_535 ? port + 1 : port - 1;
  throw new Error(`Port ${port} is taken by another program. Choose another one: npm start -- --port ${other}`);
}

/** Whether nobody listens on the port, neither on 127.0.0.1 nor where a browser looks first for `localhost`. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(!['EADDRINUSE', 'EACCES'].includes(error.code ?? '')),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
