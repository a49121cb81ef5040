import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import type { Actor } from '#identity';
import { Clock, Invalid } from '#platform';
import type { SuggestedGroup } from '../grouping/suggest-groups.ts';
import { SuggestedGroups } from '../grouping/suggested-groups.ts';
import type { AnsweredGroup } from '../plans.schema.ts';
import { OutcomeService } from './outcome.service.ts';
import { RefusedGroup } from './refused-group.entity.ts';
import { SectionE, type SectionEState } from './section-e.ts';
import { Shaping } from './shaping.ts';

/** What an officer makes of proposals that seem to say the same. Nothing is put together unless a person says so. */
@Injectable()
export class Groups {
  constructor(
    private readonly em: EntityManager,
    private readonly suggested: SuggestedGroups,
    private readonly section: SectionE,
    private readonly outcomes: OutcomeService,
    private readonly shaping: Shaping,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The suggestions with something still to place that nobody has refused. @throws NotFound */
  async open(actor: Actor, { caseId, unaccounted }: SectionEState): Promise<SuggestedGroup[]> {
    const refused = new Set((await this.em.find(RefusedGroup, { case: caseId })).map(({ members }) => members));
    const waiting = new Set(unaccounted.map(({ id }) => id));
    const all = await this.suggested.of(actor, caseId);
    return all.filter(({ proposalIds }) => {
      return !refused.has(keyOf(proposalIds)) && proposalIds.some((id) => waiting.has(id));
    });
  }

  /** Joins what was chosen of a group, or keeps that it is none. @throws Invalid NotFound Conflict */
  async answer(actor: Actor, caseId: string, { answer, members, chosen }: AnsweredGroup): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    if (answer === 'refuse') {
      const refused = { case: caseId, members: keyOf(members) };
      if (await this.em.count(RefusedGroup, refused)) return;
      const { areaId } = about;
      const made = { areaId, ...refused, refusedBy: actor.personId, refusedAt: this.clock.now() };
      const { id } = this.em.create(RefusedGroup, made);
      await this.em.flush();
      this.audit.record({ action: 'group.refused', areaId, caseId, subjectId: id, details: { count: members.length } });
      return;
    }
    const { unaccounted, sources } = await this.section.of(actor, caseId);
    const waiting = chosen.filter((id) => unaccounted.some((each) => each.id === id));
    const placed = sources.find(({ proposalId, outcomeId }) => outcomeId && chosen.includes(proposalId));
    const [first, ...others] = waiting;
    if (!first || chosen.length < 2) throw new Invalid({ chosen: 'Tick at least two that say the same' });
    const outcomeId = placed?.outcomeId ?? (await this.begin(actor, caseId, first));
    for (const id of placed ? waiting : others)
      await this.outcomes.decide(actor, caseId, id, { use: 'joined', outcomeId, reason: '', seen: '' });
  }

  /** A new outcome in the words of the first. */
  private async begin(actor: Actor, caseId: string, proposalId: string): Promise<string> {
    await this.outcomes.decide(actor, caseId, proposalId, { use: 'as-it-stands', outcomeId: '', reason: '', seen: '' });
    const { sources } = await this.section.of(actor, caseId);
    return sources.find((source) => source.proposalId === proposalId)!.outcomeId!;
  }
}

const keyOf = (ids: readonly string[]) => ids.toSorted().join(',');
