import { createHash, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

const PIECE = 64 * 1024;

/** More came than may come. */
export class TooLarge extends Error {}

/**
 * What is being received, on disk but without a name: it is gone when it is let go, and also when the process is
 * killed. Whole files are never in memory, but for pictures while they are drawn anew. (No file streams: a destroyed one would close the file under everybody.)
 */
export class Spool {
  private constructor(
    readonly size: number,
    /** SHA-256. */
    readonly hash: string,
    private readonly handle: FileHandle,
  ) {}

  /** Takes a stream in to its end. @throws TooLarge at the first byte above `most`; nothing is left then. */
  static async of(content: Readable, most: number): Promise<Spool> {
    const place = path.join(tmpdir(), `ehc-${randomUUID()}`);
    const handle = await open(place, 'wx+', 0o600);
    try {
      await unlink(place);
      const digest = createHash('sha256');
      let size = 0;
      for await (const chunk of content as AsyncIterable<Buffer>) {
        if (size + chunk.length > most) throw new TooLarge();
        const { bytesWritten } = await handle.write(chunk, 0, chunk.length, size);
        if (bytesWritten < chunk.length) throw new Error('The disk is full');
        digest.update(chunk);
        size += chunk.length;
      }
      return new Spool(size, digest.digest('hex'), handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get fd(): number {
    return this.handle.fd;
  }

  open(): Readable {
    return Readable.from(this.pieces(), { objectMode: false });
  }

  async read(from: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  }

  async letGo(): Promise<void> {
    await this.handle.close();
  }

  private async *pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; at += PIECE) yield this.read(at, PIECE);
  }
}
