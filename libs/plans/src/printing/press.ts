import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Audit } from '#audit';
import {
  Can,
  Clock,
  Files,
  Handles,
  NoChromium,
  Outbox,
  printFormats,
  Printing,
  Sweeps,
  theWorker,
  UnitOfWork,
  type PrintedDocument,
  type PrintFormat,
  type Sweep,
} from '#platform';
import { documentMoved, printDocument } from './printing.events.ts';

/** After this long a document that was begun is begun again: the worker that had it is gone. */
const LOST_MS = 180_000;

interface Work {
  id: string;
  areaId: string;
  caseId: string;
  askedBy: string;
  format: PrintFormat;
  text: PrintedDocument;
}

/**
 * Makes the documents that were asked for, one at a time, outside any transaction, so that no other job waits behind a
 * browser. It reads nothing but the row of the document: what may be printed was decided when it was asked for.
 */
@Injectable()
export class Press implements Sweep, BeforeApplicationShutdown {
  readonly name = 'press';
  readonly #log = new Logger(Press.name);
  #running: Promise<void> | undefined;
  #isAsked = false;
  #isEnding = false;

  constructor(
    private readonly em: EntityManager,
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly printing: Printing,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  @Handles(printDocument)
  @Can(theWorker)
  async asked(): Promise<void> {
    this.wake();
  }

  /** Finds what a worker that died has left, and what nobody was told of. */
  async run(): Promise<void> {
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    await this.#running;
  }

  private wake(): void {
    this.#isAsked = true;
    this.#running ??= this.makeAll()
      .catch((error: Error) => this.#log.warn(`The press waits: ${error.name}`))
      .finally(() => (this.#running = undefined));
  }

  private async makeAll(): Promise<void> {
    while (this.#isAsked) {
      this.#isAsked = false; // what is asked for from here on is looked for again
      for (let next = await this.begin(); next; next = await this.begin()) await this.make(next);
    }
  }

  /** The document that has waited longest; none when nothing waits. */
  private async begin(): Promise<Work | undefined> {
    if (this.#isEnding) return undefined;
    return this.work.run(async () => {
      const now = this.clock.now();
      const [next] = await this.em.execute<Work[]>(
        `update plan_document set state = 'making', begun_at = ? where id = (
           select id from plan_document where state = 'asked' or (state = 'making' and begun_at < ?)
            order by asked_at limit 1 for update skip locked)
         returning id, area_id as "areaId", case_id as "caseId", asked_by_id as "askedBy", format, text`,
        [now, new Date(now.getTime() - LOST_MS)],
      );
      if (next) await this.tell(next, 'document.begun');
      return next;
    });
  }

  private async make(work: Work): Promise<void> {
    const bytes = await this.printing.write(work.text, work.format).catch((error: Error) => {
      this.#log.error(`A document could not be made: ${error.name}`);
      return error instanceof NoChromium ? ('no-chromium' as const) : ('broken' as const);
    });
    await this.work.run(async () => {
      const isMade = typeof bytes !== 'string';
      const file = isMade ? await this.files.keepOwn(printFormats[work.format].type, bytes) : null;
      const [ended] = await this.em.execute<unknown[]>(
        `update plan_document set state = ?, file_id = ?, failure = ?, text = null, ended_at = ? where id = ? and state = 'making' returning id`,
        [isMade ? 'ready' : 'failed', file, isMade ? null : bytes, this.clock.now(), work.id],
      );
      if (ended) await this.tell(work, isMade ? 'document.made' : 'document.failed');
    });
  }

  private async tell({ id, areaId, caseId, askedBy }: Work, action: string): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId: id });
    await this.outbox.publish(documentMoved, { documentId: id, askedBy });
  }
}
