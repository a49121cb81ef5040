import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Vectors kept of texts read lately: about 8 MB. */
const KEPT = 5_000;
/** How much of a text counts; a proposal that is longer says first what it is about. */
const READ = 600;
/** After so many milliseconds without work the model is let go, and with it its memory. */
const IDLE = 5 * 60_000;

/** What a text without a word means. */
const nothing = new Float32Array(384);

interface Read {
  ticket: number;
  meaning?: Float32Array;
  why?: string;
}

/**
 * Reads sentences into vectors that lie near each other when the sentences say the same, with the model of
 * `sentence-model.ts`. It runs on this machine in a thread of its own, begun when first asked, and calls nobody. About 100 ms
 * a sentence, once loaded; what was read before is remembered.
 */
@Injectable()
export class SentenceEncoder implements OnApplicationShutdown {
  private readonly kept = new Map<string, Promise<Float32Array>>();
  private readonly waiting = new Map<number, PromiseWithResolvers<Float32Array>>();
  private worker: Worker | undefined;
  private rest: NodeJS.Timeout | undefined;
  private tickets = 0;

  /** The vectors of some texts, in their order. @throws Error where the model cannot run */
  meanings(texts: readonly string[]): Promise<Float32Array[]> {
    return Promise.all(texts.map((text) => this.meaning(text.slice(0, READ))));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.letGo(new Error('The portal is stopping'));
  }

  private meaning(text: string): Promise<Float32Array> {
    const known = this.kept.get(text) ?? this.read(text);
    this.kept.delete(text);
    this.kept.set(text, known);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return known;
  }

  private read(text: string): Promise<Float32Array> {
    if (!/[\p{L}\p{N}]/u.test(text)) return Promise.resolve(nothing);
    const answer = Promise.withResolvers<Float32Array>();
    this.waiting.set((this.tickets += 1), answer);
    this.worker ??= this.begin();
    this.worker.ref();
    this.worker.postMessage({ ticket: this.tickets, text }, []);
    return answer.promise;
  }

  private begin(): Worker {
    const name = `encode-thread${path.extname(import.meta.url)}`;
    const worker = new Worker(new URL(name, import.meta.url));
    worker.on('message', (read: Read) => this.answer(read));
    worker.on('error', (error) => void this.letGo(error));
    return worker;
  }

  private answer({ ticket, meaning, why }: Read): void {
    if (meaning) this.waiting.get(ticket)?.resolve(meaning);
    else this.waiting.get(ticket)?.reject(new Error(`A sentence could not be read: ${why}`));
    this.waiting.delete(ticket);
    if (this.waiting.size > 0) return;
    this.worker?.unref();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.waiting.size === 0 && void this.letGo(new Error('Nothing was asked')), IDLE);
    this.rest.unref();
  }

  /** Ends the thread. Who still waits hears why, and what was not read is forgotten, so that it is tried again. */
  private async letGo(why: Error): Promise<void> {
    clearTimeout(this.rest);
    const { worker } = this;
    this.worker = undefined;
    if (this.waiting.size > 0) this.kept.clear();
    for (const each of this.waiting.values()) each.reject(why);
    this.waiting.clear();
    await worker?.terminate();
  }
}
