import { Injectable } from '@nestjs/common';
import type { Case, Child } from '#cases';
import { FamilyRecord, type ToldStatement } from '#family-record';
import type { Actor } from '#identity';
import { ageOn, type CivilDate } from '#statute';
import type { SectionEState } from '../outcomes/section-e.ts';
import { agreementsTo } from '../health-provision/agreed.rules.ts';
import { HealthAnswers } from '../health-provision/health-answers.ts';
import { BudgetRecord } from '../personal-budget/budget-record.ts';
import { asWorded } from '../sections/as-worded.ts';
import { Wordings } from '../sections/wordings.ts';
import { tiesOf } from '../thread/thread.rules.ts';
import type { PlanMaterial } from './plan-assembly.ts';

const ADULT = 18;

/** Brings together what a plan is made of. */
@Injectable()
export class PlanMaterials {
  constructor(
    private readonly record: FamilyRecord,
    private readonly wordings: Wordings,
    private readonly health: HealthAnswers,
    private readonly budgets: BudgetRecord,
  ) {}

  /** The material of a plan made on a day, for an officer. */
  async gather(
    actor: Actor,
    { id }: Pick<Case, 'id'>,
    { born }: Pick<Child, 'born'>,
    state: SectionEState,
    made: Pick<PlanMaterial, 'on' | 'placement'>,
  ): Promise<PlanMaterial> {
    const { told } = await this.record.readFor(actor, id);
    const wordings = await this.wordings.of(id);
    return materialOf(state, {
      ...made,
      isAdult: ageOn(born as CivilDate, made.on as CivilDate) >= ADULT,
      words: told.flatMap(({ categoryWords, statements }) =>
        statements.filter(isForPlan).map((each) => ({ ...each, category: categoryWords })),
      ),
      wordings,
      budget: await this.budgets.of(id),
      agreements: agreementsTo(asWorded(state, wordings).lines.lines, await this.health.latest(id)),
    });
  }
}

/** A plan goes to the whole family: what was told for one alone, or belongs to a section 47 enquiry, is not drafted into it. @rule F8 K6 */
export const isForPlan = ({ restricted, onlyTeller }: Pick<ToldStatement, 'restricted' | 'onlyTeller'>) =>
  !restricted && !onlyTeller;

type Given = Pick<PlanMaterial, 'on' | 'isAdult' | 'words' | 'placement' | 'agreements' | 'budget' | 'wordings'>;

/** What Section E, the needs and the provision give to a plan. */
export function materialOf(state: SectionEState, given: Given): PlanMaterial {
  const { outcomes, sources, advice, lines } = state;
  const ties = tiesOf(state);
  const uses = Map.groupBy(lines.uses, ({ lineId }) => lineId);
  const sourcesOf = Map.groupBy(sources, ({ outcomeId }) => outcomeId);
  const stated = (kind: 'need' | 'provision') =>
    lines.lines
      .filter((line) => line.kind === kind)
      .map((line) => ({ ...line, sources: uses.get(line.id) ?? [], outcomes: ties.get(line.id)?.outcomes ?? [] }));
  return {
    ...given,
    advice,
    needs: stated('need'),
    provision: stated('provision'),
    outcomes: outcomes.map((outcome) => ({ ...outcome, sources: sourcesOf.get(outcome.id) ?? [] })),
  };
}
