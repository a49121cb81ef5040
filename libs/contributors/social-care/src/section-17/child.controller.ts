import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ageWords } from '#cases';
import { Acting, authorize, type Actor } from '#identity';
import { Can, Clock, NotFound, pagesIn, seeOther } from '#platform';
import type { CivilDate } from '#statute';
import { OwnChildren } from '../home/own-children.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { clockDrawing } from '../timetable/clock-drawing.ts';
import { clocksOf } from '../timetable/child-clocks.ts';
import { stageOf } from './section-17-words.ts';
import {
  childReferralSchema,
  linkSchema,
  moveSchema,
  section17Params,
  type ChildReferral,
  type Move,
} from './section-17.schema.ts';
import { Section17s } from './section-17s.ts';

const page = pagesIn(import.meta.dirname);
const back = { href: socialCarePaths.home, text: 'Social care' };
type OneParams = z.infer<typeof section17Params>;

/** A section 17 assessment of a child for whom nobody has asked for a plan, until somebody does. @rule K5 */
@Controller(socialCarePaths.child)
export class ChildWithoutCaseController {
  constructor(
    private readonly assessments: Section17s,
    private readonly children: OwnChildren,
    private readonly clock: Clock,
  ) {}

  @Can(socialWork)
  @Get()
  ask(@Acting() actor: Actor) {
    authorize(socialWork, actor, {});
    return page('new-child.njk', { title: 'Record a section 17 referral', back });
  }

  @Can(socialWork)
  @Post()
  async refer(@Acting() actor: Actor, @Body({ schema: childReferralSchema }) referral: ChildReferral) {
    const { id: section17Id } = await this.assessments.referChild(actor, referral);
    return seeOther(socialCareUrl('one', { section17Id }));
  }

  @Can(socialWork)
  @Get(':section17Id')
  async show(@Acting() actor: Actor, @Param({ schema: section17Params }) { section17Id }: OneParams) {
    const found = await this.assessments.find(actor, section17Id);
    if (found.case) return seeOther(socialCareUrl('case', { caseId: found.case }));
    if (!found.born) throw new NotFound();
    const clocks = clocksOf(null, null, found);
    const today = this.clock.today();
    const cases = (await this.children.of(actor)).flatMap(({ caseId, name, reference }) =>
      caseId ? [{ value: caseId, text: `${name}, ${reference}` }] : [],
    );
    return page('child.njk', {
      title: 'Section 17 assessment',
      wide: true,
      child: { name: found.childName, age: ageWords(found.born, today, null) },
      tabs: [],
      clocks,
      drawing: clockDrawing(clocks, today as CivilDate),
      each: stageOf(found),
      cases,
      url: socialCareUrl('one', { section17Id }),
      back,
    });
  }

  @Can(socialWork)
  @Post(':section17Id')
  async move(
    @Acting() actor: Actor,
    @Param({ schema: section17Params }) { section17Id }: OneParams,
    @Body({ schema: moveSchema }) move: Move,
  ) {
    await this.assessments.move(actor, section17Id, move);
    return seeOther(socialCareUrl('one', { section17Id }));
  }

  @Can(socialWork)
  @Post(':section17Id/case')
  async link(
    @Acting() actor: Actor,
    @Param({ schema: section17Params }) { section17Id }: OneParams,
    @Body({ schema: linkSchema }) { caseId }: z.infer<typeof linkSchema>,
  ) {
    await this.assessments.link(actor, section17Id, caseId);
    return seeOther(socialCareUrl('case', { caseId }));
  }
}
