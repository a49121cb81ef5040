import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { CaseService, type Case } from '#cases';
import type { Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { CORRECTED, decidedMeanwhile, Shaping } from '../outcomes/shaping.ts';
import { SectionE } from '../outcomes/section-e.ts';
import { advisedId, usesOf, type AdvisedLine, type LinesState, type LineUse } from './lines.ts';
import { LineSource, PlanLine } from './plan-line.entity.ts';
import type { AdvisedKey, LineDetails, LineWording, UseOfLine } from './plan-line.schema.ts';

type Decision = Pick<LineSource, 'use'> & { line: string | null; reason: string | null };

/** Another officer changed the need or provision first; both wordings are shown. */
export class LineChanged extends Conflict {
  constructor(readonly now: PlanLine) {
    super(
      'Another officer changed this first',
      'Yours is not saved yet, and nothing is lost: both are shown. Put together what should stand, and save again.',
    );
  }
}

/** Puts the needs and provision of the plan together from those of the advice. Each change locks the case. @rule F2 F4 F5 */
@Injectable()
export class LineService {
  constructor(
    private readonly em: EntityManager,
    private readonly section: SectionE,
    private readonly shaping: Shaping,
    private readonly cases: CaseService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides what becomes of a need or piece of provision, for the first time or again. A decision about corrected advice
   * settles the earlier words too; what no advice supports any more leaves the plan.
   * @throws NotFound for what the case's advice does not state
   * @throws Conflict when somebody decided since the page was made, or the plan is issued
   */
  async decide(
    actor: Actor,
    caseId: string,
    { contributionId, kind, key }: AdvisedKey,
    input: UseOfLine,
  ): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const { lines: state } = await this.section.of(actor, caseId);
    const id = advisedId(contributionId, kind, key);
    const advised = state.advised.find((each) => each.id === id);
    const earlier = state.uses.find(({ proposalId }) => proposalId === id);
    const of = advised ?? earlier;
    if (!of) throw new NotFound();
    if ((earlier?.decidedAt.toISOString() ?? '') !== input.seen) throw decidedMeanwhile(earlier?.decidedBy);
    if (!advised && input.use !== 'not-used')
      throw new Invalid({ use: 'Its author has corrected this advice: use the new wording instead' });
    if (input.use === 'joined' && !state.lines.some((line) => line.id === input.lineId && line.kind === kind))
      throw new Invalid({ lineId: kind === 'need' ? 'Choose a need of this plan' : 'Choose provision of this plan' });

    if (input.use === 'as-it-stands' && advised) {
      if (earlier?.use === 'as-it-stands') return;
      await this.take(about, actor, advised, state);
    } else {
      const line = input.use === 'joined' ? input.lineId : null;
      await this.write(about, actor, of, { use: input.use, line, reason: line ? null : input.reason });
      if (advised) await this.settle(about, actor, earlierOf(advised, state), CORRECTED);
    }
    await this.changed(about, id, contributionId, { use: input.use });
  }

  /** Uses as they stand all needs and provision of some advice about which nobody has decided yet. @throws NotFound */
  async useAll(actor: Actor, caseId: string, contributionId: string): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const { lines: state, advice } = await this.section.of(actor, caseId);
    const from = advice.find((each) => each.contributionId === contributionId);
    if (!from) throw new NotFound();
    const waiting = state.unaccounted.filter((each) => each.contributionId === contributionId);
    for (const each of waiting) await this.take(about, actor, each, state);
    const dropped = state.stale.filter(
      ({ requestId, kind, key }) =>
        requestId === from.requestId && !state.advised.some((each) => isSame(each, { requestId, kind, key })),
    );
    for (const each of dropped)
      await this.settle(about, actor, each, 'Its author has corrected the advice and does not state it any more.');
    if (waiting.length + dropped.length === 0) return;
    await this.changed(about, contributionId, contributionId, { use: 'as-it-stands', count: waiting.length });
  }

  /** Changes how the plan words a need or provision. @throws LineChanged when it is not what the officer began from */
  async reword(actor: Actor, caseId: string, lineId: string, input: LineWording): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const line = await this.find(caseId, lineId);
    if (line.version !== input.version) throw new LineChanged(line);
    const isNeed = ['B', 'C', 'D'].includes(input.section);
    if (isNeed !== (line.kind === 'need'))
      throw new Invalid({ section: isNeed ? 'Provision stands in F, G, H1 or H2' : 'Needs stand in B, C or D' });
    const { text, section, area, tiedTo, version: _, ...details } = input;
    this.em.assign(line, { text, section, area: section === 'B' ? area : '', tiedTo, details }, { merge: false });
    await this.em.flush();
    this.note(about, 'line.shaped', lineId, { kind: line.kind });
    await this.shaping.tell(about);
  }

  /** One need or piece of provision of a case, for an officer of its area. @throws NotFound */
  async line(actor: Actor, caseId: string, lineId: string): Promise<PlanLine> {
    await this.cases.forOfficer(actor, caseId);
    return this.find(caseId, lineId);
  }

  private async find(caseId: string, id: string): Promise<PlanLine> {
    const line = await this.em.findOne(PlanLine, { id, case: caseId });
    if (!line) throw new NotFound();
    return line;
  }

  /** Where the earlier words alone made a line, the corrected ones take its place; what an officer settled stays. */
  private async take(about: Case, actor: Actor, advised: AdvisedLine, state: LinesState): Promise<void> {
    const earlier = earlierOf(advised, state);
    const own = earlier?.lineId && usesOf(earlier.lineId, state.uses).length === 1 ? earlier.lineId : null;
    const { kind, section, area, text, details } = advised;
    const words = { section, area, text };
    let line = own ? state.lines.find(({ id }) => id === own) : undefined;
    if (line) this.em.assign(line, { ...words, details: corrected(line.details, details) }, { merge: false });
    else line = this.em.create(PlanLine, { areaId: about.areaId, case: about.id, kind, ...words, details, tiedTo: [] });
    await this.em.flush();
    await this.write(about, actor, advised, { use: 'as-it-stands', line: line.id, reason: null });
    await this.settle(about, actor, earlier, CORRECTED);
  }

  private async settle(about: Case, actor: Actor, earlier: LineUse | undefined, reason: string): Promise<void> {
    if (earlier) await this.write(about, actor, earlier, { use: 'not-used', line: null, reason });
  }

  private async write(
    about: Case,
    actor: Actor,
    { contributionId, kind, key }: Pick<AdvisedLine, 'contributionId' | 'kind' | 'key'>,
    decision: Decision,
  ): Promise<void> {
    const of = { case: about.id, contributionId, kind, key };
    const decided = { ...decision, decidedBy: actor.personId, decidedAt: this.clock.now() };
    const found = await this.em.findOne(LineSource, of);
    if (found) this.em.assign(found, decided);
    else this.em.create(LineSource, { areaId: about.areaId, ...of, ...decided });
    await this.em.flush();
  }

  private async changed(about: Case, id: string, subjectId: string, details: Record<string, unknown>): Promise<void> {
    await this.em.execute(
      `delete from plan_line l where l.case_id = ? and not exists (select 1 from line_source s where s.case_id = l.case_id and s.line_id = l.id)`,
      [about.id],
    );
    this.note(about, 'line.accounted', subjectId, { ...details, of: id });
    await this.shaping.tell(about);
  }

  private note({ areaId, id }: Case, action: string, subjectId: string, details: Record<string, unknown>): void {
    this.audit.record({ action, areaId, caseId: id, subjectId, details });
  }
}

const isSame = (a: Pick<LineUse, 'requestId' | 'kind' | 'key'>, b: Pick<LineUse, 'requestId' | 'kind' | 'key'>) =>
  a.requestId === b.requestId && a.kind === b.kind && a.key === b.key;

/** The use of the same need or provision as an earlier edition worded it. */
const earlierOf = (advised: AdvisedLine, { stale }: LinesState) => stale.find((use) => isSame(use, advised));

/** What the author corrected, with what an officer had settled. */
function corrected(before: LineDetails, now: LineDetails): LineDetails {
  const { who, skill, group, frequency, duration, reviewed } = now;
  return { ...before, who, skill, group, frequency, duration, reviewed };
}
