import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseService, FamilyParts } from '#cases';
import { categories, categoryWords, familyPaths, familyUrl, type Category } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, marksSchema, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { stepSchema } from '../statements/statement.schema.ts';
import type { ToldStatement } from '../statements/what-was-told.ts';
import { TellerParts } from '../statements/teller-parts.ts';
import { StoryDrafts } from '../story-drafts/story-drafts.ts';
import { stepFor } from './steps.ts';

const page = pagesIn(import.meta.dirname);
const stepParams = caseParams.extend({ category: z.enum(categories) });
type StepParams = z.infer<typeof stepParams>;
const doneSchema = z.object({
  told: z.string().optional(),
  later: z.string().optional(),
  safe: z.string().optional(),
  again: z.string().optional(),
});
const correctSchema = z.object({ correct: z.uuid().optional().catch(undefined) });
const typed = z.string().max(10_000, 'Use 10,000 characters or fewer').optional();
const draftSchema = z.object({ words: typed, toldBy: typed, whose: typed, onlyTeller: typed, was: marksSchema });

/** The family's story: a list of steps, and one page for each. */
@Controller(familyPaths.story)
export class StoryController {
  constructor(
    private readonly record: FamilyRecord,
    private readonly drafts: StoryDrafts,
    private readonly parts: TellerParts,
    private readonly reach: FamilyParts,
    private readonly cases: CaseService,
  ) {}

  @Can(followCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: doneSchema }) done: z.infer<typeof doneSchema>,
  ) {
    const name = await this.nameOf(actor, caseId);
    const titleOf = await this.titles(actor, caseId, name);
    const { told } = await this.record.readFor(actor, caseId);
    const begun = await this.drafts.begun(actor, caseId);
    const isTold = (category: Category) => told.some((group) => group.category === category);
    const next = categories.find((category) => !isTold(category));
    return page('page.njk', {
      title: 'Our story',
      notice: noticeOf(done),
      childName: name,
      steps: categories.map((category) => ({
        title: titleOf(category),
        href: this.stepUrl(caseId, category),
        state: begun.includes(category) ? 'begun' : isTold(category) ? 'told' : 'new',
      })),
      next: next && { href: this.stepUrl(caseId, next), title: titleOf(next) },
      told,
      ownId: actor.personId,
      storyUrl: familyUrl('story', caseId),
      sharingUrl: (await this.reach.isOpen(actor, caseId, 'sharing')) && familyUrl('sharing', caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(followCase)
  @Get(':category')
  async step(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: StepParams,
    @Query({ schema: correctSchema }) { correct }: z.infer<typeof correctSchema>,
  ) {
    const name = await this.nameOf(actor, caseId);
    const { told } = await this.record.readFor(actor, caseId);
    const correcting = correct ? await this.record.toCorrect(actor, caseId, correct) : undefined;
    const step = stepFor(category, name, await this.parts.isYoungPerson(actor, caseId));
    const draft = correcting ? undefined : await this.drafts.of(actor, caseId, category);
    return page('step.njk', {
      ...step,
      title: correcting ? 'Put it right' : step.title,
      stepTitle: step.title,
      childName: name,
      categoryWords: categoryWords[category],
      number: categories.indexOf(category) + 1,
      count: categories.length,
      told: told.find((group) => group.category === category)?.statements ?? [],
      correcting,
      draft,
      given: correcting ? givenIn(correcting) : draft?.fields,
      draftKey: `${actor.personId}:${category}:${caseId}`,
      whose: await this.parts.choicesFor(actor, caseId),
      stepUrl: this.stepUrl(caseId, category),
      back: { href: familyUrl('story', caseId), text: 'Back to our story' },
    });
  }

  @Can(followCase)
  @Post(':category')
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: StepParams,
    @Body({ schema: stepSchema }) input: z.infer<typeof stepSchema>,
  ) {
    await this.record.tellOwn(actor, caseId, { ...input, category });
    if (!input.replaces) await this.drafts.told(actor, caseId, category);
    return seeOther(`${familyUrl('story', caseId)}?told=${category}`);
  }

  /** Keeps what was typed for another day. */
  @Can(followCase)
  @Post(':category/later')
  async later(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: StepParams,
    @Body({ schema: draftSchema }) { was, ...fields }: z.infer<typeof draftSchema>,
  ) {
    const { collided } = await this.drafts.save(actor, caseId, category, typedFields(fields), was);
    return seeOther(collided.length ? this.stepUrl(caseId, category) : `${familyUrl('story', caseId)}?later`);
  }

  /** The same for scripts, while somebody types. */
  @Can(followCase)
  @Post(':category/draft')
  async autosave(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: StepParams,
    @Body({ schema: draftSchema }) { was, ...fields }: z.infer<typeof draftSchema>,
  ) {
    return this.drafts.save(actor, caseId, category, typedFields(fields), was);
  }

  private async titles(actor: Actor, caseId: string, name: string): Promise<(category: Category) => string> {
    const isYoungPerson = await this.parts.isYoungPerson(actor, caseId);
    return (category) => stepFor(category, name, isYoungPerson).title;
  }

  private async nameOf(actor: Actor, caseId: string): Promise<string> {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return child.preferredName ?? child.givenName;
  }

  private stepUrl = (caseId: string, category: Category) => `${familyUrl('story', caseId)}/${category}`;
}

function noticeOf({ told, later, safe, again }: z.infer<typeof doneSchema>): string | undefined {
  if (told !== undefined) return 'Thank you. We have it. You need not tell it again.';
  if (again !== undefined) return 'It is shared again. People read it as you agreed.';
  if (safe !== undefined) return 'It is kept safe. Nobody reads it now.';
  return later === undefined ? undefined : 'We kept what you wrote. Come back when you like.';
}

/** The fields of a form that corrects a statement. */
const givenIn = ({ words, kind, toldAs, toldBy, onlyTeller: isOwn }: ToldStatement) => {
  const onlyTeller = isOwn ? 'yes' : '';
  if (kind === 'reported') return { words, whose: 'other', toldBy, onlyTeller };
  return { words, whose: toldAs === 'child' ? 'child' : 'me', onlyTeller };
};

/** The fields that were sent, with one way of ending lines. */
const typedFields = (fields: Record<string, string | undefined>) =>
  new Map(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed()]],
    ),
  );
