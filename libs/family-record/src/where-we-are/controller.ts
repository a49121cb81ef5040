import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, FamilyParts, scopeWords } from '#cases';
import { familyPaths, familyReach, familyUrl } from '#consent';
import { Acting, scopes, type Actor, type Scope } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FamilyCases } from './where-we-are.ts';

const page = pagesIn(import.meta.dirname);

/** The pages of a case, in the order in which families need them. */
const links = [
  { to: 'story', text: 'Our story', hint: 'Tell us once. Read what you told us.' },
  { to: 'childsPages', text: 'My own pages', hint: 'Big pictures and few words, for children and young people.' },
  { to: 'whoHelps', text: 'Who helps us', hint: 'People, services and reports that you have.' },
  { to: 'plan', text: 'The plan', hint: 'Read every draft and plan that we gave you.' },
  { to: 'questions', text: 'Questions for us', hint: 'What people ask you, and what you answered.' },
  { to: 'visits', text: 'Who is coming', hint: 'Visits that people have planned.' },
  { to: 'people', text: 'Who is with you', hint: 'Who decides, who may help you, and what each may see.' },
  { to: 'sharing', text: 'What may be shared', hint: 'Who may read your story, as you decided.' },
  { to: 'whoSaw', text: 'Who has seen what', hint: 'Who read your story or was given the plan.' },
] as const;

const mayOpen = (to: keyof typeof familyReach, scope: Scope[]) =>
  familyReach[to] === null || scope.includes(familyReach[to]);

@Controller()
export class WhereWeAreController {
  constructor(
    private readonly cases: FamilyCases,
    private readonly parts: FamilyParts,
  ) {}

  @Can(followCase)
  @Get(familyPaths.home)
  async choose(@Acting() actor: Actor) {
    const cases = await this.cases.of(actor);
    if (cases.length === 1) return seeOther(familyUrl('case', cases[0]!.caseId));
    return page('choose.njk', {
      title: 'Where we are',
      cases: cases.map(({ caseId, ...each }) => ({ ...each, href: familyUrl('case', caseId) })),
    });
  }

  @Can(followCase)
  @Get(familyPaths.case)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const where = await this.cases.show(actor, caseId);
    const own = await this.parts.own(actor, caseId);
    return page('page.njk', {
      title: own.part === 'young-person' ? 'Where we are with you' : `Where we are with ${where.childName}`,
      caseId,
      ...where,
      own,
      sees: own.scope.length < scopes.length || own.until ? own.scope.map((scope) => scopeWords[scope]) : [],
      links: links
        .filter(({ to }) => mayOpen(to, own.scope))
        .map(({ to, ...link }) => ({ ...link, href: familyUrl(to, caseId) })),
    });
  }
}
