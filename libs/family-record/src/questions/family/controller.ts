import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseService, FamilyParts } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Verdicts } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../../family-record.policy.ts';
import { FamilyRecord, ofCategory } from '../../statements/family-record.service.ts';
import { FamilyCases } from '../../where-we-are/where-we-are.ts';
import { FamilyQuestions } from '../family-questions.ts';
import { QuestionList, type QuestionGroup } from '../question-list.ts';
import { ownAnswerSchema, questionParams, type OwnAnswer } from '../question.schema.ts';

const page = pagesIn(import.meta.dirname);
const notices = {
  answer: 'Thank you. You need not tell it again.',
  told: 'Thank you. We will look there. We should not have asked again.',
  declined: 'That is fine. We have told them that you would rather not say.',
} as const;
const querySchema = z.object({ done: z.enum(['answer', 'told', 'declined']).optional().catch(undefined) });
type CaseParams = z.infer<typeof caseParams>;
type QuestionParams = z.infer<typeof questionParams>;

/** Questions for us: one list for all who ask, answered one at a time, once. */
@Controller(familyPaths.questions)
export class FamilyQuestionsController {
  constructor(
    private readonly questions: FamilyQuestions,
    private readonly cases: CaseService,
    private readonly verdicts: Verdicts,
    private readonly record: FamilyRecord,
    private readonly reach: FamilyParts,
    list: QuestionList,
    family: FamilyCases,
  ) {
    family.add(async (caseId) => {
      const { length } = await list.waiting(caseId);
      const text = length === 1 ? 'Answer a question' : `Answer ${length} questions`;
      const hint = 'You answer once. Everyone who asked gets your answer, as you agreed.';
      return length ? [{ text, hint, href: familyUrl('questions', caseId) }] : [];
    });
  }

  @Can(followCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
  ) {
    const all = await this.questions.of(actor, caseId);
    return page('page.njk', {
      title: 'Questions for us',
      caseId,
      childName: await this.childName(actor, caseId),
      notice: done && notices[done],
      waiting: await this.questions.waiting(actor, caseId),
      settled: all.filter(({ state }) => state === 'answered' || state === 'declined'),
      url: familyUrl('questions', caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(followCase)
  @Get(':questionId')
  async form(@Acting() actor: Actor, @Param({ schema: questionParams }) { caseId, questionId }: QuestionParams) {
    const group = await this.questions.groupOf(actor, caseId, questionId);
    const { told } = await this.record.readFor(actor, caseId);
    return page('answer.njk', {
      title: group.words,
      childName: await this.childName(actor, caseId),
      group,
      mayTell: await this.questions.mayTell(actor, caseId),
      askers: await this.askers(caseId, group),
      told: told.flatMap(({ categoryWords, statements }) => statements.map((each) => ({ ...each, categoryWords }))),
      sharingUrl: (await this.reach.isOpen(actor, caseId, 'sharing')) && familyUrl('sharing', caseId),
      back: { href: familyUrl('questions', caseId), text: 'Back to the questions' },
    });
  }

  @Can(followCase)
  @Post(':questionId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: questionParams }) { caseId }: QuestionParams,
    @Body({ schema: ownAnswerSchema }) given: OwnAnswer,
  ) {
    await this.questions.answer(actor, caseId, given);
    return seeOther(`${familyUrl('questions', caseId)}?done=${given.how}`);
  }

  /** Who asks, and whether they may read the answer as sharing stands: an officer may, a team by what was decided. */
  private async askers(caseId: string, { category, questions }: QuestionGroup) {
    const once = [...new Map(questions.map((each) => [each.asker, each])).values()];
    return Promise.all(
      once.map(async ({ asker, teamId, agency, askedBy }) => {
        if (!teamId) return { asker, mayRead: true };
        const adviser = { personId: askedBy, teamId, agency };
        const [verdict] = await this.verdicts.forAdviser(adviser, caseId, [ofCategory(caseId, category)]);
        return { asker, mayRead: verdict!.may };
      }),
    );
  }

  private async childName(actor: Actor, caseId: string): Promise<string> {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return child.fullName();
  }
}
