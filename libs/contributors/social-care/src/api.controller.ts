import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { factSchema, type FactOrder } from './facts/social-care-fact.schema.ts';
import { SocialCareFacts } from './facts/social-care-facts.ts';
import {
  childReferralSchema,
  moveSchema,
  referralSchema,
  section17Params,
  type ChildReferral,
  type Move,
  type Referral,
} from './section-17/section-17.schema.ts';
import { Section17s } from './section-17/section-17s.ts';
import { socialWork } from './social-care.policy.ts';
import { Timetables } from './timetable/timetables.ts';
import { textParams, textSchema, type TextOrder } from './write-once/section-17-text.schema.ts';
import { Section17Texts } from './write-once/section-17-texts.ts';

type CaseParams = z.infer<typeof caseParams>;

/** Section 17 work for programs. What belongs to section 47 is written and read on its page alone. @rule K5 K6 */
@Controller('api/v1')
export class SocialCareApiController {
  constructor(
    private readonly assessments: Section17s,
    private readonly timetables: Timetables,
    private readonly texts: Section17Texts,
    private readonly facts: SocialCareFacts,
  ) {}

  @Can(socialWork)
  @Get('cases/:caseId/section-17')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const assessments = await this.assessments.of(actor, caseId);
    const { clocks, suggestions } = await this.timetables.of(actor, caseId, assessments[0] ?? null);
    const { texts } = await this.texts.of(actor, caseId);
    return { assessments, days: clocks.days, suggestions, texts, ...(await this.facts.of(actor, caseId)) };
  }

  @Can(socialWork)
  @Post('cases/:caseId/section-17')
  async refer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: referralSchema }) referral: Referral,
  ) {
    const { id } = await this.assessments.refer(actor, caseId, referral);
    return { id };
  }

  @Can(socialWork)
  @Post('section-17')
  async referChild(@Acting() actor: Actor, @Body({ schema: childReferralSchema }) referral: ChildReferral) {
    const { id } = await this.assessments.referChild(actor, referral);
    return { id };
  }

  @Can(socialWork)
  @Post('section-17/:section17Id/moves')
  async move(
    @Acting() actor: Actor,
    @Param({ schema: section17Params }) { section17Id }: z.infer<typeof section17Params>,
    @Body({ schema: moveSchema }) move: Move,
  ) {
    const { state } = await this.assessments.move(actor, section17Id, move);
    return { state };
  }

  @Can(socialWork)
  @Post('cases/:caseId/section-17/texts')
  async write(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: textSchema }) order: TextOrder,
  ) {
    const { id } = await this.texts.write(actor, caseId, order);
    return { id };
  }

  @Can(socialWork)
  @HttpCode(204)
  @Post('cases/:caseId/section-17/texts/:textId/advice')
  async place(@Acting() actor: Actor, @Param({ schema: textParams }) { caseId, textId }: z.infer<typeof textParams>) {
    await this.texts.place(actor, caseId, textId);
  }

  @Can(socialWork)
  @Post('cases/:caseId/section-17/facts')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: factSchema }) order: FactOrder,
  ) {
    const { id } = await this.facts.add(actor, caseId, order);
    return { id };
  }
}
