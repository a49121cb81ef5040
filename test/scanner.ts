import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { eicar } from './files.ts';
import { freePort } from './free-port.ts';
import { isOnPath } from './programs.ts';

export interface TestScanner {
  readonly url: string;
  /** `clamd`, or a stand-in that speaks its protocol where clamd is not here and cannot be installed. */
  readonly kind: 'clamd' | 'stand-in';
  stop(): Promise<void>;
}

/** A virus scanner that knows one virus, the test file of every scanner. */
export async function startScanner(port?: number): Promise<TestScanner> {
  if (isOnPath('clamd')) return realScanner(port ?? (await freePort()));
  console.log('clamd is missing (apt-get install clamav-daemon): a stand-in speaks its protocol in this run.');
  return standIn(port);
}

/** clamd itself, with one signature of our own: the public ones are large, and not always within reach. */
async function realScanner(port: number): Promise<TestScanner> {
  const folder = path.join(inject('folder'), `clamd-${port}`);
  mkdirSync(folder, { recursive: true });
  const settings = path.join(folder, 'clamd.conf');
  writeFileSync(path.join(folder, 'test.ndb'), `Test-File:0:*:${eicar().toString('hex')}\n`);
  writeFileSync(
    settings,
    [
      'Foreground yes',
      `DatabaseDirectory ${folder}`,
      `TCPSocket ${port}`,
      'TCPAddr 127.0.0.1',
      `PidFile ${path.join(folder, '..', `clamd-${port}.pid`)}`,
      'StreamMaxLength 30M',
      'MaxFileSize 30M',
      '',
    ].join('\n'),
  );
  const clamd = spawn('clamd', ['-c', settings], { stdio: 'ignore' });
  for (let tries = 0; tries < 200 && !(await answers(port)); tries++) await wait(50);
  return {
    url: `tcp://127.0.0.1:${port}`,
    kind: 'clamd',
    stop: async () => {
      clamd.kill('SIGKILL');
      if (clamd.exitCode === null && clamd.signalCode === null) await once(clamd, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'));
  socket.on('data', (words) => resolve(String(words).startsWith('PONG')));
  socket.on('error', () => resolve(false));
  socket.on('close', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** Anything on TCP that hears the whole stream and then says these words. */
export async function sayingAfterStream(say: (content: Buffer) => string, port = 0): Promise<Server> {
  const server = createServer((socket) => {
    const heard: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk);
      const all = Buffer.concat(heard);
      if (all.subarray(-4).equals(Buffer.alloc(4))) socket.end(say(unframed(all)));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function unframed(all: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at < all.length;) {
    const size = all.readUInt32BE(at);
    pieces.push(all.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return Buffer.concat(pieces);
}

async function standIn(port?: number): Promise<TestScanner> {
  const verdict = (content: Buffer) => (content.includes(eicar()) ? 'stream: Test-File FOUND\0' : 'stream: OK\0');
  const server = await sayingAfterStream(verdict, port);
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kind: 'stand-in',
    stop: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
