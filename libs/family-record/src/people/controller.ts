import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CapacityJudgements,
  caseParams,
  FamilyParts,
  partParams,
  partWords,
  scopeSchema,
  scopeWords,
  Speakers,
  supporterSchema,
  Takeovers,
  type NewSupporter,
} from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, scopes, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { longDate } from '#statute';
import { followCase } from '../family-record.policy.ts';
import { FamilyCases } from '../where-we-are/where-we-are.ts';

const page = pagesIn(import.meta.dirname);
const querySchema = z.object({ done: z.string().optional() });
const choices = scopes.map((value) => ({ value, text: scopeWords[value] }));

const notices: Record<string, string> = {
  added: 'We sent them an email. They see what you chose, and nothing else.',
  changed: 'It is changed. It holds from now.',
  ended: 'They see nothing any more. You can let them back at any time.',
  chosen: 'Thank you. You have taken over. You can change this at any time.',
};

const takingOver = (caseId: string) => ({
  text: 'You decide now: choose who keeps seeing what',
  hint: 'Until you choose, your family reads what it read before.',
  href: familyUrl('takingOver', caseId),
});
const soon = (caseId: string, on: string) => ({
  text: 'Soon somebody else decides: read what changes',
  hint: `The parent decides until ${on}. Then the young person does.`,
  href: familyUrl('people', caseId),
});

/** The family's own page of who is with them: what each may see, until when; whoever decides admits and ends. @rule C3 C6 */
@Controller(familyPaths.people)
export class FamilyPeopleController {
  constructor(
    private readonly parts: FamilyParts,
    private readonly speakers: Speakers,
    private readonly judgements: CapacityJudgements,
    private readonly takeovers: Takeovers,
    cases: FamilyCases,
  ) {
    cases.add(async (caseId, actor) => {
      if (await takeovers.isFor(actor, caseId)) return [takingOver(caseId)];
      const { change, endOfCompulsorySchoolAge: on } = await speakers.of(actor, caseId);
      return change === 'ahead' ? [soon(caseId, longDate(on))] : [];
    });
  }

  @Can(followCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
  ) {
    const own = await this.parts.own(actor, caseId);
    const changeable = new Set((await this.parts.changeable(actor, caseId)).map(({ id }) => id));
    const people = (await this.parts.of(actor, caseId)).filter(({ isOver }) => !isOver);
    return page('page.njk', {
      title: 'Who is with you',
      notice: notices[done ?? ''],
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
      speaking: await this.speakers.of(actor, caseId),
      own,
      others: people.filter(({ id }) => id !== own.id).map((each) => ({ ...each, isTheirs: changeable.has(each.id) })),
      mayTakeOver: await this.takeovers.isFor(actor, caseId),
      mayAdmit: await this.parts.mayAdmit(actor, caseId),
      judgements: await this.judgements.of(actor, caseId),
      partWords,
      scopeWords,
      whole: scopes.length,
    });
  }

  @Can(followCase)
  @Get('new')
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    if (!(await this.parts.mayAdmit(actor, caseId))) throw new NotFound();
    return page('new.njk', {
      title: 'Choose somebody to support you',
      back: { href: familyUrl('people', caseId), text: 'Back to who is with you' },
      choices,
    });
  }

  @Can(followCase)
  @Post('new')
  async admit(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: supporterSchema }) input: NewSupporter,
  ) {
    await this.parts.admitSupporter(actor, caseId, input);
    return seeOther(`${familyUrl('people', caseId)}?done=added`);
  }

  @Can(followCase)
  @Get(':partId')
  async edit(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>) {
    const person = (await this.parts.changeable(actor, caseId)).find(({ id }) => id === partId);
    if (!person) throw new NotFound();
    return page('person.njk', {
      title: `What ${person.name} may see`,
      back: { href: familyUrl('people', caseId), text: 'Back to who is with you' },
      person,
      choices: person.isLimited ? choices.filter(({ value }) => person.scope.includes(value)) : choices,
    });
  }

  @Can(followCase)
  @Post(':partId')
  async change(
    @Acting() actor: Actor,
    @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>,
    @Body({ schema: scopeSchema }) { scope }: z.infer<typeof scopeSchema>,
  ) {
    await this.parts.changeOwn(actor, caseId, partId, scope);
    return seeOther(`${familyUrl('people', caseId)}?done=changed`);
  }

  @Can(followCase)
  @Post(':partId/end')
  async end(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>) {
    await this.parts.end(actor, caseId, partId);
    return seeOther(`${familyUrl('people', caseId)}?done=ended`);
  }
}
