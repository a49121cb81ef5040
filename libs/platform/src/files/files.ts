import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { pipeline, Readable, Transform } from 'node:stream';
import { z } from 'zod';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { Outbox } from '../outbox/outbox.ts';
import { defineJob } from '../outbox/topic.ts';
import { Conflict } from '../problems.ts';
import type { ReceivedFile } from '../upload/received-file.ts';
import { Download } from '../web/answers.ts';
import { FILE_STORE, type FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { StoredFile } from './stored-file.entity.ts';

export const checkFile = defineJob('file.check', z.object({ fileId: z.uuid() }));

/** How far a file may be trusted. `unchecked`: this portal has no scanner. */
export type FileStanding = 'held' | 'unchecked' | 'clean' | 'refused';

/** Whether a file may be opened. */
export const mayOpen = (standing: FileStanding): boolean => standing === 'clean' || standing === 'unchecked';

/** The store that the settings name: an S3-compatible one (its client is loaded only then), else a folder. */
export async function fileStoreOf({ values, filesFolder }: Config): Promise<FileStore> {
  if (!values.S3_URL) return new FolderStore(filesFolder);
  const { S3Store } = await import('./s3-store.ts');
  return new S3Store(values.S3_URL);
}

/** Keeps files and gives them out again. Who may read one is for whatever it belongs to. */
@Injectable()
export class Files {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Puts a file into the store, and its row into this transaction; without the row the bytes are swept away. */
  async keep(file: ReceivedFile): Promise<Pick<StoredFile, 'id' | 'verdict'>> {
    const now = this.clock.now();
    const key = `${now.toISOString().slice(0, 10)}/${randomUUID()}`;
    await this.store.put(key, file.open(), file.size);
    const askedAt = this.config.values.CLAMD_URL ? now : null;
    // Not through the entity: the portal's role may not write a verdict, not even that there is none yet.
    const [row] = await this.em.execute<{ id: string }[]>(
      'insert into stored_file (key, type, size, hash, asked_at) values (?, ?, ?, ?, ?) returning id',
      [key, file.type, file.size, file.hash, askedAt],
    );
    const { id } = row!;
    if (askedAt) await this.outbox.publish(checkFile, { fileId: id });
    return { id, verdict: 'waiting' };
  }

  /** Keeps what the portal made itself, in the worker: nothing of it came from outside, so it needs no scanner. */
  async keepOwn(type: string, bytes: Buffer): Promise<string> {
    const now = this.clock.now();
    const key = `${now.toISOString().slice(0, 10)}/${randomUUID()}`;
    await this.store.put(key, Readable.from([bytes]), bytes.length);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const [row] = await this.em.execute<{ id: string }[]>(
      `insert into stored_file (key, type, size, hash, verdict, checked_at) values (?, ?, ?, ?, 'clean', ?) returning id`,
      [key, type, bytes.length, hash, now],
    );
    return row!.id;
  }

  /** Where a scanner is set, what it has not looked at is held: also what came before there was one. */
  standing({ verdict }: Pick<StoredFile, 'verdict'>): FileStanding {
    if (verdict !== 'waiting') return verdict;
    return this.config.values.CLAMD_URL ? 'held' : 'unchecked';
  }

  /** The file as an answer, under the name that people see. @throws Conflict while it is held or when it was refused. */
  async release(id: string, name: string): Promise<Download> {
    const file = await this.em.findOneOrFail(StoredFile, { id });
    const standing = this.standing(file);
    if (standing === 'held') throw stillHeld();
    if (standing === 'refused') throw wasRefused();
    const { key, type, size, hash } = file;
    return new Download({ name, type, size, open: async () => verified(await this.store.open(key), hash) });
  }

  /** Marks a file that nothing needs any more; its bytes are deleted a week later. */
  async remove(id: string): Promise<void> {
    await this.em.execute('update stored_file set removed_at = ? where id = ? and removed_at is null', [
      this.clock.now(),
      id,
    ]);
  }
}

/** The same bytes; breaks off at the end where they are not those that were received. */
function verified(content: Readable, hash: string): Readable {
  const digest = createHash('sha256');
  const check = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      digest.update(chunk);
      done(null, chunk);
    },
    flush: (done) => done(digest.digest('hex') === hash ? null : new Error('A stored file was changed')),
  });
  return pipeline(content, check, () => undefined);
}

const stillHeld = () =>
  new Conflict(
    'This file is being checked for viruses',
    'It is kept and nobody can open it until the check is done, usually within a minute. Reload the page you came from to see whether it is ready.',
  );
const wasRefused = () =>
  new Conflict(
    'This file was not safe to open',
    'A virus was found in it, so nobody can open it. Whoever attached it can send a clean copy.',
  );
