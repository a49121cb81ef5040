import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Can } from '../access.ts';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { Outbox } from '../outbox/outbox.ts';
import { defineEvent } from '../outbox/topic.ts';
import { Handles } from '../queue/handles.ts';
import { Sweeps, type Sweep } from '../queue/sweeps.ts';
import { theWorker } from '../queue/worker.policy.ts';
import { virusIn } from './clamd.ts';
import { FILE_STORE, type FileStore } from './file-store.ts';
import { checkFile } from './files.ts';

/** The scanner has looked at a file. */
export const fileChecked = defineEvent('file.checked', z.object({ fileId: z.uuid(), isClean: z.boolean() }));

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the worker does for files: has them checked, deletes what was refused or removed, and what never got a row. */
@Injectable()
export class FileChecks implements Sweep {
  readonly name = 'files';
  #sweptAt = 0;

  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
    @Inject(FILE_STORE) private readonly store: FileStore,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  /** @throws Error while clamd is away: the relay tries again, and until then the file stays held. */
  @Handles(checkFile)
  @Can(theWorker)
  async check({ fileId }: { fileId: string }): Promise<void> {
    const scanner = this.config.values.CLAMD_URL;
    const [file] = await this.em.execute<{ key: string }[]>(
      `select key from stored_file where id = ? and verdict = 'waiting' and erased_at is null for update`,
      [fileId],
    );
    if (!file) return;
    if (!scanner) throw new Error('A file waits for a scanner, and CLAMD_URL is not set for this worker');
    const isClean = (await virusIn(await this.store.open(file.key), scanner)) === null;
    await this.em.execute('update stored_file set verdict = ?, checked_at = ? where id = ?', [
      isClean ? 'clean' : 'refused',
      this.clock.now(),
      fileId,
    ]);
    await this.outbox.publish(fileChecked, { fileId, isClean });
  }

  async run(): Promise<void> {
    if (this.config.values.CLAMD_URL) await this.askForTheUnchecked();
    await this.erase();
    if (Date.now() - this.#sweptAt < HOUR_MS) return;
    await this.eraseOrphans();
    this.#sweptAt = Date.now();
  }

  /** Files from before there was a scanner. */
  private async askForTheUnchecked(): Promise<void> {
    const files = await this.em.execute<{ id: string }[]>(
      `update stored_file set asked_at = ? where id in (
         select id from stored_file where verdict = 'waiting' and asked_at is null and erased_at is null
          order by stored_at limit 100 for update skip locked) returning id`,
      [this.clock.now()],
    );
    for (const { id } of files) await this.outbox.publish(checkFile, { fileId: id });
  }

  private async erase(): Promise<void> {
    const files = await this.em.execute<{ key: string }[]>(
      `update stored_file set erased_at = ? where id in (
         select id from stored_file where erased_at is null and (verdict = 'refused' or removed_at < ?)
          limit 100 for update skip locked) returning key`,
      [this.clock.now(), new Date(this.clock.now().getTime() - 7 * DAY_MS)],
    );
    for (const { key } of files) await this.store.remove(key);
  }

  /** Bytes of the last two days without a row, an hour after they came: the transaction they came with did not commit. */
  async eraseOrphans(now = new Date()): Promise<void> {
    for (const ago of [0, DAY_MS, 2 * DAY_MS]) {
      const kept = await this.store.list(new Date(now.getTime() - ago).toISOString().slice(0, 10));
      const old = kept.filter(({ keptAt }) => now.getTime() - keptAt.getTime() > HOUR_MS).map(({ key }) => key);
      const rows = await this.em.execute<{ key: string }[]>('select key from stored_file where key = any(?::text[])', [
        `{${old.join(',')}}`,
      ]);
      const known = new Set(rows.map(({ key }) => key));
      for (const key of old.filter((each) => !known.has(each))) await this.store.remove(key);
    }
  }
}
