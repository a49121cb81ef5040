import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, Child, readCase } from '#cases';
import { ConsentService } from '#consent';
import { RecordReads } from '#disclosure';
import { allows, authorize, type Actor } from '#identity';
import { Clock, Files, Invalid, NotFound, Outbox } from '#platform';
import { statementTold } from './family-record.events.ts';
import { followCase, readFamilyRecord, tell } from '../family-record.policy.ts';
import { toldFile, type ToldFileRow } from '../story-files/told-file.ts';
import { Statement } from './statement.entity.ts';
import type { ChildTelling, OwnTelling, Telling } from './statement.schema.ts';
import { TellerParts } from './teller-parts.ts';
import { byCategory, withheldBy, type StatementRow, type ToldStatement, type WhatWasTold } from './what-was-told.ts';

/** What the family has told, once, so that nobody asks again. @rule C1 B12 */
@Injectable()
export class FamilyRecord {
  constructor(
    private readonly em: EntityManager,
    private readonly consent: ConsentService,
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
    if (input.replaces) await this.checkReplaced(caseId, input.category, input.replaces);

    const { areaId } = found;
    const told = this.em.create(Statement, {
      ...input,
      areaId,
      case: caseId,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    const details = { rule: 'C1', category: input.category, isCorrection: input.replaces !== null };
    this.audit.record({ action: 'statement.told', areaId, caseId, subjectId: told.id, details });
    await this.outbox.publish(statementTold, { caseId, areaId });
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
   * What was told, for whoever reads: officers and the family all of it; a team on the case what is shared with its
   * agency, with what is withheld said, and the reading noted for the family to see.
   * @throws NotFound
   */
  async readFor(actor: Actor, caseId: string): Promise<WhatWasTold> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readFamilyRecord, actor, found);
    const told = byCategory(await this.statements(caseId));
    if (allows(readCase, actor, found)) return { told, withheld: [] };
    const withheld = withheldBy(await this.consent.answersFor(actor, caseId, actor.agency!));
    const { areaId } = found;
    await this.reads.note(actor, {
      caseId,
      areaId,
      what: 'family-record',
      purpose: 'To write advice for the assessment',
    });
    return { told, withheld };
  }

  /** One statement, to correct it. @throws NotFound */
  async toCorrect(actor: Actor, caseId: string, statementId: string): Promise<ToldStatement> {
    authorize(tell, actor, await this.em.findOne(Case, { id: caseId }));
    const standing = byCategory(await this.statements(caseId)).flatMap(({ statements }) => statements);
    const found = standing.find(({ id }) => id === statementId);
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

  private async checkReplaced(caseId: string, category: string, replaces: string): Promise<void> {
    const earlier = await this.em.findOne(Statement, { id: replaces, case: caseId });
    if (!earlier) throw new NotFound();
    if (earlier.category !== category)
      throw new Invalid({ category: 'A correction stays in the category of what it corrects' });
    if (await this.em.count(Statement, { replaces }))
      throw new Invalid({ words: 'This was corrected already. Your words are kept here: correct the newest one' });
  }

  private async statements(caseId: string): Promise<StatementRow[]> {
    const rows = await this.em.execute<(Omit<StatementRow, 'file'> & { file: ToldFileRow | null })[]>(
      `select s.id, s.category, s.words, s.kind, s.told_by as "toldBy", s.told_on::text as "toldOn", p.name as "recordedBy",
              s.recorded_at as "recordedAt", s.replaces_id as replaces, s.told_as as "toldAs", s.pictures,
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
