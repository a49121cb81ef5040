import { Injectable } from '@nestjs/common';
import { caseUrl, type Case, CaseService } from '#cases';
import { FamilyRecord } from '#family-record';
import { agencyWords, type Actor } from '#identity';
import { Clock, londonDay } from '#platform';
import { checkPlan, needAreaOf, type CivilDate, type PlanFinding, type PlanUnderCheck } from '#statute';
import { agreementsTo, type HealthAgreement } from '../health-provision/agreed.rules.ts';
import { HealthAnswers } from '../health-provision/health-answers.ts';
import { usesOf } from '../merging/lines.ts';
import type { PlanLine } from '../merging/plan-line.entity.ts';
import { brief, type SectionEState } from '../outcomes/section-e.ts';
import { planUrl } from '../plans.paths.ts';
import { BudgetRecord } from '../personal-budget/budget-record.ts';
import type { Budget } from '../personal-budget/section-j.rules.ts';
import { asWorded } from '../sections/as-worded.ts';
import { Wordings } from '../sections/wordings.ts';
import { isForPlan } from '../versions/plan-material.ts';
import { tiesOf } from './thread.rules.ts';

/** What a check found, and the page on which it is mended. */
export interface Finding extends PlanFinding {
  href: string;
  /** The first words of the need, outcome or provision that it concerns; empty for a section as a whole. */
  about: string;
}

/** As what the plan is checked, and what is only known of it then. */
export type Made = Pick<PlanUnderCheck, 'isDraft' | 'placement'>;
const draft: Made = { isDraft: true, placement: null };

/** Checks the plan as it stands against group F. @rule F1-F15 */
@Injectable()
export class PlanChecks {
  constructor(
    private readonly cases: CaseService,
    private readonly record: FamilyRecord,
    private readonly wordings: Wordings,
    private readonly health: HealthAnswers,
    private readonly budgets: BudgetRecord,
    private readonly clock: Clock,
  ) {}

  /** What the checks find, what must be mended first; for an officer, as a draft unless told. @throws NotFound */
  async of(actor: Actor, drafted: SectionEState, made: Made = draft): Promise<Finding[]> {
    const state = asWorded(drafted, await this.wordings.of(drafted.caseId));
    const about = await this.cases.forOfficer(actor, state.caseId);
    const { told } = await this.record.readFor(actor, state.caseId);
    const { born } = await this.cases.childOf(about);
    const views = told.flatMap(({ statements }) => statements.filter(isForPlan).map(({ words }) => words)).join('\n');
    const agreements = agreementsTo(state.lines.lines, await this.health.latest(state.caseId));
    const personalBudget = budgetOf(await this.budgets.of(state.caseId), state);
    const on = this.clock.today() as CivilDate;
    const found = checkPlan(
      underCheck(state, about, { ...made, on, born: born as CivilDate, views, personalBudget }, agreements),
    );
    return found.map((finding) => ({ ...finding, href: mendedAt(finding, state), about: wordsOf(finding, state) }));
  }
}

/** The plan as the checks look at it. */
export function underCheck(
  state: SectionEState,
  { circumstances }: Pick<Case, 'circumstances'>,
  made: Made & Pick<PlanUnderCheck, 'on' | 'born' | 'views' | 'personalBudget'>,
  agreed: ReadonlyMap<string, HealthAgreement> = new Map(),
): PlanUnderCheck {
  const { lines, outcomes, sources, advice } = state;
  const ties = tiesOf(state);
  const restsOn = (id: string) => usesOf(id, lines.uses).map(({ contributionId }) => contributionId);
  return {
    ...made,
    yearGroup: circumstances.yearGroup,
    needs: lines.lines.flatMap(({ id, section, area, details }) =>
      section === 'B' || section === 'C' || section === 'D'
        ? { id, section, area: needAreaOf(area)?.id, gapReason: details.noProvisionBecause, sources: restsOn(id) }
        : [],
    ),
    outcomes: outcomes.map(({ id, text, measure, by, answersAspiration }) => ({
      ...{ id, words: text, achievedWhen: measure, by, answersAspiration },
      needs: ties.get(id)?.needs ?? [],
      sources: sources.filter(({ outcomeId }) => outcomeId === id).map(({ contributionId }) => contributionId),
    })),
    provisions: lines.lines.flatMap((line) => {
      const { id, section, details } = line;
      if (section === 'B' || section === 'C' || section === 'D') return [];
      return {
        ...{ id, section, ...given(line), agreed: agreementOf(agreed.get(id)) },
        flexibilityReason: details.flexibleBecause,
        exceptionReason: details.outsideFBecause,
        preparesForAdulthood: details.isForAdulthood,
        ...(ties.get(id) ?? { needs: [], outcomes: [] }),
        sources: restsOn(id),
      };
    }),
    advice: advice.map(({ contributionId, author, agency, submittedAt }) => ({
      ...{ id: contributionId, author: author.name, role: author.role },
      on: londonDay(submittedAt) as CivilDate,
      document: `${agencyWords[agency]} advice`,
    })),
  };
}

/** The budget as far as what it is to meet is still in the plan. */
function budgetOf(budget: Budget | null, { lines, outcomes }: SectionEState): PlanUnderCheck['personalBudget'] {
  if (budget?.decision !== 'agreed') return null;
  const kept = (ids: readonly string[], all: readonly { id: string }[]) =>
    ids.filter((id) => all.some((each) => each.id === id));
  const managedBy = budget.managedBy === 'third-party' ? 'third party' : (budget.managedBy ?? undefined);
  return {
    ...{ needs: kept(budget.needs, lines.lines), outcomes: kept(budget.outcomes, outcomes) },
    ...{ amount: budget.amount, managedBy },
  };
}

const agreementOf = (agreed: HealthAgreement | undefined) => agreed && { ...agreed, on: agreed.on as CivilDate };

/** What a piece of provision says of itself: an amount may stand in its words as well as in its own field. */
function given({ section, text, details }: PlanLine) {
  const { who, skill, frequency, duration, reviewed, outsideFBecause } = details;
  const amount = [duration, frequency, text].find((words) => /\d|\b(one|two|three|four|five|six|half)\b/i.test(words));
  return {
    ...{ howMuch: amount ?? duration, howOften: frequency, byWhom: who, skill, reviewedWhen: reviewed },
    educatesOrTrains: section === 'F' || (!outsideFBecause && /\b(teach\w*|taught|train\w*|lessons?)\b/i.test(text)),
    isSpeechTherapy: /speech (and|&) language|speech therap|\bSALT\b|\bSLT\b/i.test(`${text} ${who} ${skill}`),
  };
}

/** The statement that a finding concerns, shortly. */
function wordsOf({ id }: PlanFinding, { lines, outcomes }: SectionEState): string {
  return brief([...lines.lines, ...outcomes].find((each) => each.id === id)?.text ?? '');
}

function mendedAt({ rule, section, id }: PlanFinding, { caseId }: SectionEState): string {
  if (section === 'A') return caseUrl('family', caseId);
  if (section === 'K') return caseUrl('advice', caseId);
  if (rule === 'F7') return planUrl('health', { caseId });
  if (section === 'J') return planUrl('budget', { caseId });
  if (section === 'I') return planUrl('plan', { caseId });
  if (section === 'E') return id ? planUrl('outcome', { caseId, outcomeId: id }) : planUrl('outcomes', { caseId });
  return id ? planUrl('line', { caseId, lineId: id }) : planUrl('needsAndProvision', { caseId });
}
