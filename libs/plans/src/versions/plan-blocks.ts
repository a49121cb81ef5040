import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { UseAnswers } from '../answers/use-answers.ts';
import { blocksOf, type Block, type SectionEState } from '../outcomes/section-e.ts';
import { planUrl } from '../plans.paths.ts';
import { Representations } from '../representations/representations.ts';
import { PlanChecks, type Finding, type Made } from '../thread/plan-checks.ts';

/** What keeps a plan from being made: each thing in a sentence, with where it is mended. */
@Injectable()
export class PlanBlocks {
  constructor(
    private readonly answers: UseAnswers,
    private readonly representations: Representations,
    private readonly checks: PlanChecks,
  ) {}

  /** Before any version, draft or final: nothing proposed may be lost. */
  ofDraft(state: SectionEState): Promise<Block[]> {
    return Promise.resolve(blocksOf(state));
  }

  /** Besides, before the final plan: whoever was heard has an answer, and no check says that it must be mended. @rule F1-F15 G6 */
  async ofFinal(actor: Actor, state: SectionEState, made?: Made): Promise<Block[]> {
    const { caseId } = state;
    const unanswered = await this.representations.unanswered(caseId);
    const findings = await this.checks.of(actor, state, made);
    return [
      ...(await this.answers.objections(actor, state)),
      ...unanswered.map((each) => ({ ...each, href: `${planUrl('views', { caseId })}/${each.id}` })),
      ...findings.filter(blocksFinal).map(blockOf),
    ];
  }
}

/** What the commissioner has not agreed stands in the annex and holds up nothing. @rule F7 L7 */
const blocksFinal = ({ rule, severity }: Finding) => severity === 'must' && rule !== 'F7';

const blockOf = ({ section, about, sentence, rule, href }: Finding, at: number): Block => ({
  id: `check-${at + 1}`,
  sentence: `Section ${section}: ${about ? `“${about}”. ` : ''}${sentence} Rule ${rule}.`,
  href,
});
