import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, Child } from '#cases';
import { categories } from '#consent';
import { categoriesWithheld, RecordReads, Verdicts, type Item, type Verdict } from '#disclosure';
import { authorize, type Actor } from '#identity';
import { Clock, Files, Invalid, NotFound, Outbox } from '#platform';
import { statementTold } from './family-record.events.ts';
import { followCase, readFamilyRecord, tell } from '../family-record.policy.ts';
import { toldFile, type ToldFileRow } from '../story-files/told-file.ts';
import { Statement } from './statement.entity.ts';
import type { ChildTelling, OwnTelling, Telling } from './statement.schema.ts';
import { TellerParts } from './teller-parts.ts';
import { byCategory, type StatementRow, type ToldStatement, type WhatWasTold } from './what-was-told.ts';

/** What the family has told, once, so that nobody asks again. @rule C1 B12 */
@Injectable()
export class FamilyRecord {
  constructor(
    private readonly em: EntityManager,
    private readonly verdicts: Verdicts,
    private readonly reads: RecordReads,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly parts: TellerParts,
  ) {}

  /**
   * Adds a statement, or a correction of one; the corrected one is kept.
   * @throws NotFound for a case or an earlier statement that is not theirs
   * @throws Invalid when the day is ahead, or the earlier statement is of another category or corrected already
   */
  async tell(actor: Actor, caseId: string, input: Telling): Promise<Statement> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(tell, actor, found);
    if (input.toldOn > this.clock.today()) throw new Invalid({ toldOn: 'The day it was told cannot be in the future' });
    const earlier = input.replaces ? await this.replaced(caseId, input.category, input.replaces) : null;

    const { areaId } = found;
    const [made] = await this.em.execute<{ id: string }[]>('select uuidv7() as id'); // what is restricted cannot be read back
    const told = this.em.create(Statement, {
      ...input,
      id: made!.id,
      areaId,
      case: caseId,
      restricted: input.restricted || earlier?.restricted || false,
      onlyTeller: input.onlyTeller || earlier?.onlyTeller || false,
      teller: actor.role === null ? actor.personId : (earlier?.teller ?? null),
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    const details = { rule: 'C1', category: input.category, isCorrection: input.replaces !== null };
    this.audit.record({ action: 'statement.told', areaId, caseId, subjectId: told.id, details });
    if (!told.restricted) await this.outbox.publish(statementTold, { caseId, areaId });
    return told;
  }

  /** The family tells it itself, today: in its own words, the child's, or as reported. @throws NotFound for anyone else */
  async tellOwn(actor: Actor, caseId: string, { whose = 'me', toldBy, ...input }: OwnTelling): Promise<Statement> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(followCase, actor, found);
    const teller = await this.tellerOf(actor, found, whose, toldBy);
    return this.tell(actor, caseId, { ...input, ...teller, toldOn: this.clock.today() });
  }

  /** The child tells it, on pages of their own. Each page holds what was told there last. @throws NotFound */
  async tellAsChild(actor: Actor, caseId: string, page: ChildTelling): Promise<Statement> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(followCase, actor, found);
    const teller = await this.tellerOf(actor, found, 'child', '');
    return this.tell(actor, caseId, { ...page, ...teller, toldOn: this.clock.today() });
  }

  /**
   * What was told, as far as the reader may read it, with what is withheld said where it may be said; what anyone outside
   * the family reads is noted for the family to see.
   * @throws NotFound
   */
  async readFor(actor: Actor, caseId: string): Promise<WhatWasTold> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readFamilyRecord, actor, found);
    const rows = await this.statements(caseId);
    const verdicts = await this.verdicts.on(actor, [
      ...rows,
      ...categories.map((category) => ofCategory(caseId, category)),
    ]);
    const told = readable(rows, verdicts);
    if (actor.role !== null) await this.note(actor, found, rows, verdicts);
    const withheld = categoriesWithheld(categories, verdicts.slice(rows.length));
    return { told: byCategory(told), withheld };
  }

  /** Reads one statement for what hangs on it; noted like any reading. @throws NotFound where the actor may not */
  async read(actor: Actor, caseId: string, statementId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readFamilyRecord, actor, found);
    const told = await this.em.findOne(Statement, { id: statementId, case: caseId });
    if (!told) throw new NotFound();
    const { category, restricted, onlyTeller, teller = null } = told;
    const item = { caseId, category, restricted, onlyTeller, teller };
    const verdicts = await this.verdicts.on(actor, [item]);
    if (!verdicts[0]!.may) throw new NotFound();
    if (actor.role !== null) await this.note(actor, found, [item], verdicts);
    return found;
  }

  /** One statement, to correct it. @throws NotFound */
  async toCorrect(actor: Actor, caseId: string, statementId: string): Promise<ToldStatement> {
    authorize(tell, actor, await this.em.findOne(Case, { id: caseId }));
    const rows = await this.statements(caseId);
    const told = byCategory(readable(rows, await this.verdicts.on(actor, rows)));
    const found = told.flatMap(({ statements }) => statements).find(({ id }) => id === statementId);
    if (!found) throw new NotFound();
    return found;
  }

  private async tellerOf(actor: Actor, found: Case, whose: NonNullable<OwnTelling['whose']>, toldBy: string) {
    if (whose === 'other') return { kind: 'reported', toldAs: 'other', toldBy } as const;
    const part = await this.parts.of(actor, found.id);
    if (whose === 'me' || part === 'young-person')
      return { kind: 'quoted', toldAs: part, toldBy: toldBy || actor.name } as const;
    const child = await this.em.findOneOrFail(Child, { id: found.child });
    return { kind: 'quoted', toldAs: 'child', toldBy: child.preferredName ?? child.givenName } as const;
  }

  /** Notes what was read, and what let them: what the family may not know of yet is noted apart. @rule C8 K6 */
  private async note(
    actor: Actor,
    { id, areaId }: Case,
    rows: Pick<Item, 'restricted'>[],
    verdicts: Verdict[],
  ): Promise<void> {
    const read = rows.flatMap((row, at) => (verdicts[at]!.may ? [{ ...row, by: verdicts[at]!.imposed }] : []));
    const hidden = [...new Set(read.flatMap(({ by }) => (by?.isHidden ? [by.id] : [])))];
    const purpose = actor.teamId === null ? 'To run the assessment' : 'To write advice for the assessment';
    const about = { caseId: id, areaId, purpose };
    if (!hidden.length || read.some(({ restricted, by }) => !restricted && !by?.isHidden))
      await this.reads.note(actor, { ...about, what: 'family-record' });
    for (const withoutAgreement of hidden)
      await this.reads.note(actor, { ...about, what: 'without-agreement', withoutAgreement });
    if (read.some(({ restricted }) => restricted)) await this.reads.note(actor, { ...about, what: 'restricted' });
  }

  private async replaced(caseId: string, category: string, replaces: string): Promise<Statement> {
    const earlier = await this.em.findOne(Statement, { id: replaces, case: caseId });
    if (!earlier) throw new NotFound();
    if (earlier.category !== category)
      throw new Invalid({ category: 'A correction stays in the category of what it corrects' });
    if (await this.em.count(Statement, { replaces }))
      throw new Invalid({ words: 'This was corrected already. Your words are kept here: correct the newest one' });
    return earlier;
  }

  private async statements(caseId: string): Promise<StatementRow[]> {
    const rows = await this.em.execute<(Omit<StatementRow, 'file'> & { file: ToldFileRow | null })[]>(
      `select s.id, s.case_id as "caseId", s.category, s.words, s.kind, s.told_by as "toldBy", s.told_on::text as "toldOn",
              p.name as "recordedBy", s.recorded_at as "recordedAt", s.restricted, s.only_teller as "onlyTeller",
              s.teller_id as teller, s.replaces_id as replaces, s.told_as as "toldAs", s.pictures,
              case when f.id is not null then jsonb_build_object('id', f.id, 'name', f.name, 'type', k.type, 'verdict', k.verdict) end as file
         from statement s join person p on p.id = s.recorded_by_id
         left join statement_file f on f.statement_id = s.id left join stored_file k on k.id = f.file_id
        where s.case_id = ? order by s.told_on desc, s.recorded_at desc, s.id desc`,
      [caseId],
    );
    return rows.map(({ file, ...row }) => ({
      ...row,
      recordedAt: new Date(row.recordedAt),
      file: file && toldFile(file, caseId, this.files.standing(file)),
    }));
  }
}

/** What one may know of a category before anything in it: an ordinary statement, told for everyone of the family. */
export const ofCategory = (caseId: string, category: Item['category']) =>
  ({ caseId, category, restricted: false, onlyTeller: false, teller: null }) as const;

const readable = (rows: StatementRow[], verdicts: Verdict[]) =>
  rows.flatMap((row, at) => (verdicts[at]!.may ? [{ ...row, because: verdicts[at]!.because }] : []));
