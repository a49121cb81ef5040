import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { addMonths, decisionMaker, type CivilDate, type DecisionMaker } from '#statute';
import { Case } from '../case.entity.ts';
import { readCase } from '../case.policy.ts';
import { Child } from '../child.entity.ts';
import { Takeover } from './takeover.entity.ts';

/** How many months before compulsory school age ends the portal tells officer and family of it. */
const MONTHS_AHEAD = 3;

/** Who decides today, and how far the change from parent to young person has come. */
export interface Speaking extends DecisionMaker {
  childName: string;
  /**
   * `far`: more than three months ahead; `ahead`: within them; `due`: the young person decides, but has not yet chosen who
   * keeps seeing what; `chosen`: they have.
   */
  change: 'far' | 'ahead' | 'due' | 'chosen';
  chosenAt: Date | null;
}

/** Who speaks for a child or young person. @rule C3 §3.2 */
@Injectable()
export class Speakers {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** For officers and the family. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<Speaking> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, found);
    const child = await this.em.findOneOrFail(Child, { id: found.child });
    const takeover = await this.em.findOne(Takeover, { case: caseId });
    return {
      ...this.change(child.born, takeover !== null),
      childName: child.preferredName ?? child.givenName,
      chosenAt: takeover?.chosenAt ?? null,
    };
  }

  /** Who decides today for somebody born on a day, and how near the change is. */
  change(born: string, isChosen: boolean): DecisionMaker & Pick<Speaking, 'change'> {
    const today = this.clock.today() as CivilDate;
    const speaking = decisionMaker(born as CivilDate, today);
    if (speaking.who === 'young person') return { ...speaking, change: isChosen ? 'chosen' : 'due' };
    const isNear = addMonths(today, MONTHS_AHEAD) >= speaking.endOfCompulsorySchoolAge;
    return { ...speaking, change: isNear ? 'ahead' : 'far' };
  }
}
