import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Case, stageWords } from '#cases';
import { Releases } from '#disclosure';
import { FamilyRecord } from '#family-record';
import type { Actor } from '#identity';
import { londonDay } from '#platform';
import { assessmentDeadlines, planToCustody, type CivilDate, type Deadline } from '#statute';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { daysOf } from '../custody/custody-days.ts';
import { isRefused } from '../custody/custody-words.ts';

/** A day that somebody owes something by, and whether it came. */
export interface CustodyDay {
  deadline: Deadline;
  doneOn: string | null;
  isLate: boolean;
}

/** What a youth offending team reads of a detained child, once the home authority has said whose case it is. */
@Injectable()
export class DetainedChild {
  constructor(
    private readonly em: EntityManager,
    private readonly releases: Releases,
    private readonly record: FamilyRecord,
  ) {}

  /** The plan to the team (K11, or K10 while it is still to be made), the review, the 18th birthday; nothing before the match, no plan after the release. */
  async days(actor: Actor, detention: readonly CustodyNotice[], today: string): Promise<CustodyDay[]> {
    const standing = detention.filter((each) => !isRefused(each));
    const first = standing[0];
    if (!first?.case || !first.settledAt) return [];
    const sentOn = await this.planReachedOn(actor, first.case);
    const found = await this.em.findOne(Case, { id: first.case });
    const plan = found && !sentOn ? planDay(found, first) : planToCustody(first.toldOn as CivilDate);
    const isOver = standing.at(-1)!.kind === 'release';
    return [
      ...(isOver && !sentOn ? [] : [{ deadline: plan, doneOn: sentOn, isLate: plan.dueOn < (sentOn ?? today) }]),
      ...daysOf(standing).map((deadline) => ({ deadline, doneOn: null, isLate: false })),
    ];
  }

  /** What the family told that the team may read, and the plan as far as it was released to it. Reading it is noted for the family. */
  async atOnce(actor: Actor, caseId: string) {
    const found = await this.em.findOne(Case, { id: caseId });
    const plans = await this.plansOf(actor, caseId);
    const { told: tellings, withheld } = found ? await this.record.readFor(actor, caseId) : { told: [], withheld: [] };
    return { tellings, withheld, plans, stage: found && stageWords[found.state], isOnCase: found !== null };
  }

  /** The plan as far as it was released to whoever acts. */
  async plansOf(actor: Actor, caseId: string) {
    return (await this.releases.releasedTo(actor)).filter((each) => each.caseId === caseId);
  }

  private async planReachedOn(actor: Actor, caseId: string): Promise<string | null> {
    const released = await this.plansOf(actor, caseId);
    return released.map(({ releasedAt }) => londonDay(releasedAt)).sort()[0] ?? null;
  }
}

/** While the assessment runs there is no plan to send: it comes with its end (K10). */
function planDay({ state, requestedOn }: Case, { toldOn }: CustodyNotice): Deadline {
  if (!['requested', 'assessing', 'drafting', 'draft-sent'].includes(state)) return planToCustody(toldOn as CivilDate);
  const days = assessmentDeadlines({ requestedOn: requestedOn as CivilDate, isDetained: true });
  return days.find(({ rule, what }) => rule === 'K10' && what.startsWith('final'))!;
}
