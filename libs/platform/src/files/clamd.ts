import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const PATIENCE_MS = 60_000;

/**
 * Asks clamd about a file, streamed (INSTREAM). @param address `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`.
 * @returns the name of what was found, null for a clean file. @throws Error when clamd does not say one or the other.
 */
export async function virusIn(content: Readable, address: string): Promise<string | null> {
  const socket = connectTo(address);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd did not answer')));
  try {
    const [answer, sending] = await Promise.allSettled([
      text(socket),
      pipeline(Readable.from(framed(content)), socket, { end: false }),
    ]);
    if (answer.status === 'rejected') throw answer.reason;
    const found = /^stream: (.+) FOUND\0?$/.exec(answer.value)?.[1];
    if (found) return found;
    if (sending.status === 'rejected') throw sending.reason;
    if (/^stream: OK\0?$/.test(answer.value)) return null;
    throw new Error(`clamd could not check the file: ${answer.value.slice(0, 100)}`);
  } finally {
    socket.destroy();
    content.destroy();
  }
}

function connectTo(address: string): Socket {
  const { protocol, pathname, hostname, port } = new URL(address);
  if (protocol === 'unix:') return connect({ path: pathname });
  return connect({ host: hostname, port: Number(port || 3310) });
}

/** Each chunk after its length in four bytes; a length of nothing is the end. */
async function* framed(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content as AsyncIterable<Buffer>) {
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}
