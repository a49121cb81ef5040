import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '#platform';

/** Something that was done. Details hold words of the process (states, rules, counts), never what a family told. */
export interface AuditLine {
  action: string;
  areaId?: string;
  caseId?: string;
  subjectId?: string;
  details?: Record<string, unknown>;
}

/** The record of who did what: written in the same transaction, chained per area, never changed. */
@Injectable()
export class Audit {
  readonly #waiting = new WeakMap<object, (AuditLine & { at: string })[]>();

  constructor(
    private readonly em: EntityManager,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Records a line; it is appended last in the transaction, so that the chain is locked as briefly as can be. @throws Error outside a transaction. */
  record(line: AuditLine): void {
    const context = this.em.getContext();
    const waiting = this.#waiting.get(context);
    const entry = { ...line, at: this.clock.now().toISOString() };
    if (waiting) return void waiting.push(entry);
    const lines = [entry];
    this.#waiting.set(context, lines);
    this.work.beforeCommit(() => ['select audit_append(?::jsonb)', JSON.stringify(lines)]);
  }
}
