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
  meaning?: Float32Array;
  why?: string;
}

type Reading = PromiseWithResolvers<Float32Array> & { text: string };

/**
 * Reads sentences into vectors that lie near each other when the sentences say the same, with the model of
 * `sentence-model.ts`. It runs on this machine in a thread of its own, begun when first asked, and calls nobody. About 100 ms
 * a sentence, once loaded; what was read before is remembered.
 */
@Injectable()
export class SentenceEncoder implements OnApplicationShutdown {
  private readonly kept = new Map<string, Reading>();
  /** What somebody waits for, and what may be asked for soon. */
  private readonly asked = new Set<Reading>();
  private readonly soon = new Set<Reading>();
  private current: Reading | undefined;
  private worker: Worker | undefined;
  private rest: NodeJS.Timeout | undefined;

  /** The vectors of some texts, in their order. @throws Error where the model cannot run */
  async meanings(texts: readonly string[]): Promise<Float32Array[]> {
    const readings = texts.map((text) => this.reading(text, this.asked));
    for (const each of readings) if (this.soon.delete(each)) this.asked.add(each);
    return Promise.all(readings.map(({ promise }) => promise));
  }

  /** Begins to read what may be asked for soon, after everything that is waited for. */
  ahead(texts: readonly string[]): void {
    for (const text of texts) this.reading(text, this.soon).promise.catch(() => undefined); // who asks for it hears why
  }

  async onApplicationShutdown(): Promise<void> {
    await this.letGo(new Error('The portal is stopping'));
  }

  private reading(whole: string, line: Set<Reading>): Reading {
    const text = whole.slice(0, READ);
    const reading = this.kept.get(text) ?? this.begun(text, line);
    this.kept.delete(text);
    this.kept.set(text, reading);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return reading;
  }

  private begun(text: string, line: Set<Reading>): Reading {
    const reading = { text, ...Promise.withResolvers<Float32Array>() };
    if (/[\p{L}\p{N}]/u.test(text)) line.add(reading);
    else reading.resolve(nothing);
    this.next();
    return reading;
  }

  /** One after another, so that what is asked for need not wait for more than one that is not. */
  private next(): void {
    if (this.current) return;
    const [first] = this.asked.size > 0 ? this.asked : this.soon;
    if (!first) return this.pause();
    this.asked.delete(first);
    this.soon.delete(first);
    this.current = first;
    clearTimeout(this.rest);
    this.worker ??= this.begin();
    this.worker.ref();
    this.worker.postMessage(first.text, []);
  }

  private begin(): Worker {
    const name = `encode-thread${path.extname(import.meta.url)}`;
    const worker = new Worker(new URL(name, import.meta.url));
    worker.on('message', (read: Read) => this.answer(read));
    worker.on('error', (error) => void this.letGo(error));
    return worker;
  }

  private answer({ meaning, why }: Read): void {
    const { current } = this;
    this.current = undefined;
    if (meaning) current?.resolve(meaning);
    else if (current) this.forget(current, new Error(`A sentence could not be read: ${why}`));
    this.next();
  }

  private pause(): void {
    this.worker?.unref();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.letGo(new Error('Nothing was asked')), IDLE);
    this.rest.unref();
  }

  /** Ends the thread. Who still waits hears why, and what was not read is forgotten, so that it is tried again. */
  private async letGo(why: Error): Promise<void> {
    clearTimeout(this.rest);
    const { worker, current } = this;
    const unread = [...(current ? [current] : []), ...this.asked, ...this.soon];
    this.worker = undefined;
    this.current = undefined;
    this.asked.clear();
    this.soon.clear();
    for (const each of unread) this.forget(each, why);
    await worker?.terminate();
  }

  private forget(reading: Reading, why: Error): void {
    this.kept.delete(reading.text);
    reading.reject(why);
  }
}
