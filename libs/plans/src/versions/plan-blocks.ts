import { Injectable } from '@nestjs/common';
import { SettingList } from '#cases';
import type { Actor } from '#identity';
import { UseAnswers } from '../answers/use-answers.ts';
import { blocksOf, brief, type Block, type SectionEState } from '../outcomes/section-e.ts';
import { planUrl } from '../plans.paths.ts';
import { BudgetRecord } from '../personal-budget/budget-record.ts';
import { Representations } from '../representations/representations.ts';
import { upsetBy } from '../sections/edited-sections.rules.ts';
import { PlanChecks, type Finding, type Made } from '../thread/plan-checks.ts';
import { draftedSections, sourceNames, type PlanMaterial } from './plan-assembly.ts';

/** What keeps a plan from being made: each thing in a sentence, with where it is mended. */
@Injectable()
export class PlanBlocks {
  constructor(
    private readonly answers: UseAnswers,
    private readonly representations: Representations,
    private readonly checks: PlanChecks,
    private readonly settings: SettingList,
    private readonly budgets: BudgetRecord,
  ) {}

  /** Before any version: nothing proposed may be lost, and no wording may outlive what it rests on. */
  ofAny(state: SectionEState, material: PlanMaterial): Block[] {
    return [...blocksOf(state), ...upsetBlocks(state.caseId, material)];
  }

  /** Besides, before a draft: officers' own words name no school or college. @rule F11 */
  async ofDraft(actor: Actor, { caseId }: SectionEState, { wordings }: PlanMaterial): Promise<Block[]> {
    const own = wordings.filter(({ section, text }) => text && section !== 'A');
    if (!own.length) return [];
    const names = (await this.settings.of(actor)).map(({ text }) => text);
    return own.flatMap(({ key, section, text, drafted }) =>
      names
        .filter((name) => text?.includes(name) && !drafted?.includes(name))
        .map((name) => ({
          id: `${key}-named`,
          sentence: `Section ${section} names ${name}. A draft names no school or college: take the name out. Rule F11.`,
          href: placeOf(caseId, section, key),
        })),
    );
  }

  /** Besides, before the final plan: whoever was heard has an answer, and no check says that it must be mended. @rule F1-F15 G6 */
  async ofFinal(actor: Actor, state: SectionEState, made?: Made): Promise<Block[]> {
    const { caseId } = state;
    const unanswered = await this.representations.unanswered(caseId);
    const findings = await this.checks.of(actor, state, made);
    return [
      ...(await this.answers.objections(actor, state)),
      ...unanswered.map((each) => ({ ...each, href: `${planUrl('views', { caseId })}/${each.id}` })),
      ...(await this.budgets.owed(caseId)),
      ...findings.filter(blocksFinal).map(blockOf),
    ];
  }
}

function upsetBlocks(caseId: string, material: PlanMaterial): Block[] {
  return upsetBy(draftedSections(material), material.wordings, sourceNames(material)).map((each) => ({
    id: each.key,
    sentence: `Section ${each.section}: what “${brief(each.text ?? each.drafted ?? '')}” rests on has changed since ${each.by} worded it. Look at it again.`,
    href: placeOf(caseId, each.section, each.key),
  }));
}

const placeOf = (caseId: string, section: string, key: string) => `${planUrl('section', { caseId, section })}#s-${key}`;

/** What the commissioner has not agreed stands in the annex and holds up nothing. @rule F7 L7 */
const blocksFinal = ({ rule, severity }: Finding) => severity === 'must' && rule !== 'F7';

const blockOf = ({ section, about, sentence, rule, href }: Finding, at: number): Block => ({
  id: `check-${at + 1}`,
  sentence: `Section ${section}: ${about ? `“${about}”. ` : ''}${sentence} Rule ${rule}.`,
  href,
});
