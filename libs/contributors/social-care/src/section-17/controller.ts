import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { OwnCase } from '../own-case.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { Timetables } from '../timetable/timetables.ts';
import { stageOf } from './section-17-words.ts';
import { moveSchema, referralSchema, section17Params, type Move, type Referral } from './section-17.schema.ts';
import { Section17s } from './section-17s.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;
const moveParams = caseParams.extend(section17Params.shape);

/** One child: both clocks on one line, a timetable for both, and the stages of the section 17 assessment. @rule K5 */
@Controller(socialCarePaths.case)
export class SocialCareCaseController {
  constructor(
    private readonly own: OwnCase,
    private readonly assessments: Section17s,
    private readonly timetables: Timetables,
  ) {}

  @Can(socialWork)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const all = await this.assessments.of(actor, caseId);
    return page('page.njk', {
      ...(await this.own.frame(actor, caseId)),
      title: 'Both assessments',
      ...(await this.timetables.of(actor, caseId, all[0] ?? null)),
      assessments: all.map(stageOf),
      hasOpen: all.some((each) => stageOf(each).moves.length > 0),
      url: socialCareUrl('case', { caseId }),
    });
  }

  @Can(socialWork)
  @Post()
  async refer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: referralSchema }) referral: Referral,
  ) {
    await this.assessments.refer(actor, caseId, referral);
    return seeOther(socialCareUrl('case', { caseId }));
  }

  @Can(socialWork)
  @Post('assessments/:section17Id')
  async move(
    @Acting() actor: Actor,
    @Param({ schema: moveParams }) { caseId, section17Id }: z.infer<typeof moveParams>,
    @Body({ schema: moveSchema }) move: Move,
  ) {
    await this.own.find(actor, caseId);
    await this.assessments.move(actor, section17Id, move);
    return seeOther(socialCareUrl('case', { caseId }));
  }
}
