import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AsideChoice } from '#advice';
import { Audit } from '#audit';
import { Case, runCase } from '#cases';
import { authorize, Person, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { Outcome, OutcomeSource } from '../outcome.entity.ts';
import type { OutcomeEdit, UseOfProposal } from '../plans.schema.ts';
import { chosenText, fieldsOf, mergeFields, valueOf, type OutcomeField } from './outcome-fields.ts';
import { SectionE, type SectionEState } from './section-e.ts';
import { CORRECTED, decidedMeanwhile, Shaping } from './shaping.ts';

/** An outcome as it stands after a save, and the fields in which somebody else wrote at the same time. */
export interface SavedOutcome {
  outcome: Outcome;
  collided: OutcomeField[];
}
type Choice = [choice: AsideChoice, field: string, by: string];

/** Shapes Section E. Each change locks the case, so that of two officers one comes second. @rule F3 F5 */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly em: EntityManager,
    private readonly section: SectionE,
    private readonly audit: Audit,
    private readonly shaping: Shaping,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides what becomes of a proposed outcome, for the first time or again. A decision about corrected advice settles
   * the same proposal of the earlier edition too.
   * @throws NotFound for a proposal that is not the case's
   * @throws Conflict when somebody decided since the page was made, or the plan is issued
   */
  async decide(actor: Actor, caseId: string, proposalId: string, input: UseOfProposal): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const state = await this.section.of(actor, caseId);
    const proposal = state.proposals.find(({ id }) => id === proposalId);
    const earlier = state.sources.find((source) => source.proposalId === proposalId);
    if (!proposal && !earlier) throw new NotFound();
    if ((earlier?.decidedAt.toISOString() ?? '') !== input.seen) throw decidedMeanwhile(earlier?.decidedBy);
    if (!proposal && input.use !== 'not-used')
      throw new Invalid({ use: 'Its author has corrected this advice: use the new wording instead' });
    if (input.use === 'joined' && !state.outcomes.some(({ id }) => id === input.outcomeId))
      throw new Invalid({ outcomeId: 'Choose an outcome of this plan' });
    if (input.use === 'as-it-stands' && earlier?.use === 'as-it-stands') return;

    const outcomeId =
      input.use === 'as-it-stands' ? await this.outcomeFrom(about, proposal!, state) : input.outcomeId || null;
    await this.write(about, actor, proposalId, {
      use: input.use,
      outcome: input.use === 'not-used' ? null : outcomeId,
      reason: input.use === 'not-used' ? input.reason : null,
    });
    if (proposal) await this.settleEarlier(about, actor, proposalId, state);
    await this.shaping.tell(about);
  }

  /**
   * Saves what one officer wrote in an outcome, field by field. A field in which another wrote meanwhile keeps the first
   * words, with the second beside them. @throws NotFound; Conflict once the plan is issued; Invalid for what is no field of it
   */
  async reword(actor: Actor, caseId: string, outcomeId: string, edit: OutcomeEdit): Promise<SavedOutcome> {
    const about = await this.shaping.locked(actor, caseId);
    const outcome = await this.find(caseId, outcomeId);
    const now = this.clock.now();
    const merged = mergeFields(fieldsOf(outcome), outcome.asides, edit, actor.personId, now);
    const isChanged = merged.changed.size > 0 || merged.collided.length > 0;
    if (isChanged) await this.rewrite(about, outcome, merged.changed, merged.asides);
    return { outcome, collided: merged.collided };
  }

  /** Chooses between words written at the same time: theirs, both, or those that stand. @throws NotFound Conflict */
  async settle(actor: Actor, caseId: string, outcomeId: string, ...[choice, field, by]: Choice): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const outcome = await this.find(caseId, outcomeId);
    const aside = outcome.asides.find((each) => each.field === field && each.by === by);
    if (!aside) return; // a colleague chose already
    const name = field as OutcomeField;
    const whose = (await this.em.findOne(Person, { id: by }))?.name ?? 'A colleague';
    const text = chosenText(choice, aside, fieldsOf(outcome).get(name) ?? '', whose);
    const asides = outcome.asides.filter((each) => each !== aside);
    await this.rewrite(about, outcome, new Map([[name, text]]), asides);
  }

  /** Moves an outcome one place up or down; at the end of the list nothing happens. */
  async place(actor: Actor, caseId: string, outcomeId: string, to: 'up' | 'down'): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const { outcomes } = await this.section.of(actor, caseId);
    const ids = outcomes.map(({ id }) => id);
    const at = ids.indexOf(outcomeId);
    if (at < 0) throw new NotFound();
    const other = to === 'up' ? at - 1 : at + 1;
    if (!ids[other]) return;
    [ids[at], ids[other]] = [ids[other], ids[at]!];
    // Not through the entities: a new place is no new wording, and must not disturb whoever is editing one.
    await this.em.execute(
      `update outcome o set position = p.place::int
         from unnest(?::uuid[]) with ordinality as p(id, place) where o.id = p.id`,
      [`{${ids.join(',')}}`],
    );
    this.shaped(about, outcomeId, 'moved');
    await this.shaping.tell(about);
  }

  /** Deletes an outcome that no proposal is used in. @throws Conflict while one is */
  async remove(actor: Actor, caseId: string, outcomeId: string): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const outcome = await this.find(caseId, outcomeId);
    if (await this.em.count(OutcomeSource, { outcome: outcomeId })) {
      throw new Conflict(
        'Advice still supports this outcome',
        'It was not deleted. First decide again how each of its proposals is used; then it can be deleted.',
      );
    }
    await this.em.remove(outcome).flush();
    this.shaped(about, outcomeId, 'deleted');
    await this.shaping.tell(about);
  }

  /** One outcome of a case, for an officer of its area. @throws NotFound */
  async outcome(actor: Actor, caseId: string, outcomeId: string): Promise<Outcome> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    return this.find(caseId, outcomeId);
  }

  private async rewrite(
    about: Case,
    outcome: Outcome,
    changed: ReadonlyMap<OutcomeField, string>,
    asides: Outcome['asides'],
  ): Promise<void> {
    const values = Object.fromEntries([...changed].map(([name, text]) => [name, valueOf(name, text)]));
    this.em.assign(outcome, { ...values, asides }, { merge: false });
    await this.em.flush();
    this.shaped(about, outcome.id, 'reworded');
    await this.shaping.tell(about);
  }

  private async find(caseId: string, outcomeId: string): Promise<Outcome> {
    const outcome = await this.em.findOne(Outcome, { id: outcomeId, case: caseId });
    if (!outcome) throw new NotFound();
    return outcome;
  }

  private async outcomeFrom(
    { id, areaId }: Case,
    { text, by, measure }: Pick<Outcome, 'text' | 'by' | 'measure'>,
    { outcomes }: SectionEState,
  ): Promise<string> {
    const last = Math.max(0, ...outcomes.map((each) => each.position));
    const position = last ? last + 1 : 0;
    const outcome = this.em.create(Outcome, { areaId, case: id, position, text, by, measure });
    await this.em.flush();
    return outcome.id;
  }

  private async write(
    about: Case,
    actor: Actor,
    proposal: string,
    decision: Pick<OutcomeSource, 'use' | 'outcome' | 'reason'>,
  ): Promise<void> {
    const found = await this.em.findOne(OutcomeSource, { proposal });
    const decided = { ...decision, decidedBy: actor.personId, decidedAt: this.clock.now() };
    if (found) this.em.assign(found, decided);
    else this.em.create(OutcomeSource, { areaId: about.areaId, case: about.id, proposal, ...decided });
    await this.em.flush();
    this.audit.record({
      action: 'outcome.accounted',
      areaId: about.areaId,
      caseId: about.id,
      subjectId: proposal,
      details: { use: decision.use, proposalId: proposal, outcomeId: decision.outcome, isAgain: found !== null },
    });
  }

  /** The same proposal of an earlier edition no longer counts once the corrected one is decided about. */
  private async settleEarlier(about: Case, actor: Actor, proposalId: string, state: SectionEState): Promise<void> {
    const { key, contributionId } = state.proposals.find(({ id }) => id === proposalId)!;
    const { requestId } = state.advice.find((each) => each.contributionId === contributionId)!;
    const settled = state.stale.filter((source) => source.requestId === requestId && source.key === key);
    for (const source of settled)
      await this.write(about, actor, source.proposalId, { use: 'not-used', outcome: null, reason: CORRECTED });
  }

  private shaped({ areaId, id }: Case, outcomeId: string, how: string): void {
    this.audit.record({ action: 'outcome.shaped', areaId, caseId: id, subjectId: outcomeId, details: { how } });
  }
}
