import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { SharedOutcomes } from '../live/shared-outcomes.ts';
import { commentOnOutcome, shapeOutcomes, suggestWording } from '../plans.policy.ts';
import { outcomeParams } from '../plans.schema.ts';
import {
  commentSchema,
  remarkAnswerSchema,
  remarkParams,
  suggestionParams,
  suggestionSchema,
  type RemarkAnswer,
  type Suggested,
} from './remark.schema.ts';
import { Remarks } from './remarks.ts';

type CaseParams = z.infer<typeof caseParams>;
const requestParams = z.object({ requestId: z.uuid() });

/** What is said to the outcomes of Section E, over JSON: the officer's, a team's and the family's own. */
@Controller('api/v1')
export class RemarksApiController {
  constructor(
    private readonly remarks: Remarks,
    private readonly shared: SharedOutcomes,
  ) {}

  @Can(runCase)
  @Get('cases/:caseId/remarks')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.remarks.of(actor, caseId);
  }

  @Can(shapeOutcomes)
  @Post('cases/:caseId/remarks/:remarkId')
  @HttpCode(200)
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: remarkParams }) { caseId, remarkId }: z.infer<typeof remarkParams>,
    @Body({ schema: remarkAnswerSchema }) given: RemarkAnswer,
  ) {
    await this.remarks.answer(actor, caseId, remarkId, given);
    return this.remarks.of(actor, caseId);
  }

  @Can(suggestWording)
  @Get('requests/:requestId/section-e')
  async ofTeam(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>) {
    return this.whole(actor, await this.shared.caseOf(actor, requestId));
  }

  @Can(suggestWording)
  @Post('requests/:requestId/section-e/:outcomeId')
  async suggest(
    @Acting() actor: Actor,
    @Param({ schema: suggestionParams }) { requestId, outcomeId }: z.infer<typeof suggestionParams>,
    @Body({ schema: suggestionSchema }) given: Suggested,
  ) {
    await this.remarks.suggest(actor, requestId, outcomeId, given);
    return this.whole(actor, await this.shared.caseOf(actor, requestId));
  }

  @Can(commentOnOutcome)
  @Get('family/cases/:caseId/outcomes')
  async ofFamily(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.whole(actor, caseId);
  }

  @Can(commentOnOutcome)
  @Post('family/cases/:caseId/outcome-comments/:outcomeId')
  async comment(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: z.infer<typeof outcomeParams>,
    @Body({ schema: commentSchema }) { words }: z.infer<typeof commentSchema>,
  ) {
    await this.remarks.comment(actor, caseId, outcomeId, words);
    return this.whole(actor, caseId);
  }

  private async whole(actor: Actor, caseId: string) {
    const { outcomes, notUsed } = await this.shared.of(actor, caseId);
    return { outcomes, notUsed, remarks: await this.remarks.of(actor, caseId) };
  }
}
