import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, CaseService } from '#cases';
import { WhoHelps } from '#family-record';
import { Acting, type Actor } from '#identity';
import {
  allowedEndings,
  allowedWords,
  Can,
  LARGEST_MB,
  mayOpen,
  NotFound,
  pagesIn,
  ReceivesFile,
  seeOther,
} from '#platform';
import { ProposedRequests } from '../asking/proposed-requests.ts';
import { fileRemarks } from '../attachments/attachment-words.ts';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import {
  answerSchema,
  offerQuery,
  offerSchema,
  reportSchema,
  reuseParams,
  type Offer,
  type ReuseAnswerInput,
} from './advice-reuse.schema.ts';
import { AdviceReuses } from './advice-reuse.service.ts';
import { EarlierAdviceFinder } from './earlier-advice.ts';
import { ReportOutcomes } from './report/report-outcomes.ts';
import { partiesOf, partyWords, standingWords, wayWords } from './reuse-words.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;
type ReuseParams = z.infer<typeof reuseParams>;

/** An officer offers advice already given in place of a fresh request, and records the three sign-offs. */
@Controller(advicePaths.earlier)
export class EarlierAdviceController {
  constructor(
    private readonly reuses: AdviceReuses,
    private readonly reports: ReportOutcomes,
    private readonly earlier: EarlierAdviceFinder,
    private readonly proposals: ProposedRequests,
    private readonly helps: WhoHelps,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runRequest)
  @Get()
  async choose(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: offerQuery }) { key }: z.infer<typeof offerQuery>,
  ) {
    const about = await this.cases.forOfficer(actor, caseId);
    const { requests } = await this.proposals.of(about);
    const open = requests.filter(({ offeredFor }) => !offeredFor);
    const duty = open.find((each) => each.key === key);
    const onFile = (await this.earlier.onFile(about)).filter(({ agency }) => !duty || agency === duty.agency);
    return page('offer.njk', {
      title: 'Use advice already given',
      header: await this.headers.of(actor, caseId),
      key,
      duties: open.map((each) => ({ value: each.key, text: each.who })),
      onFile: [
        ...onFile.map((each) => ({ ...each, url: adviceUrl('contribution', each) })),
        ...(await this.helps.reportsOf(actor, caseId)).map((each) => ({
          ...each,
          contributionId: each.id,
          isFamilys: true,
        })),
      ],
      back: { href: adviceUrl('case', { caseId }), text: 'Advice' },
    });
  }

  @Can(runRequest)
  @Post()
  async offer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: offerSchema }) input: Offer,
  ) {
    const { request } = await this.reuses.offer(actor, caseId, input);
    return seeOther(adviceUrl('earlierOne', { caseId, requestId: request }));
  }

  @Can(runRequest)
  @Get(':requestId')
  async show(@Acting() actor: Actor, @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams) {
    const about = await this.cases.forOfficer(actor, caseId);
    const found = await this.reuses.of(actor, requestId);
    if (found.request.case !== caseId) throw new NotFound();
    const onFile = found.reuse.contributionId ? await this.earlier.onFile(about) : [];
    const source = onFile.find(({ contributionId }) => contributionId === found.reuse.contributionId);
    const isSettled = found.isOver || found.standing === 'agreed' || found.standing === 'refused';
    const standing = await this.reuses.reportStanding(found.reuse);
    const isUsed = found.request.state === 'reused' && !found.reuse.contributionId;
    const latest = isUsed ? (await this.reports.of(actor, caseId, requestId)).latest : null;
    return page('page.njk', {
      title: 'Is the advice already given enough?',
      header: await this.headers.of(actor, caseId),
      ...found,
      isSettled,
      words: standingWords(found),
      readUrl: source && adviceUrl('contribution', source),
      report: found.reuse.file &&
        standing && { name: found.reuse.fileName, remark: fileRemarks[standing], mayOpen: mayOpen(standing) },
      mayAddReport: !isSettled && !found.reuse.contributionId && (!standing || standing === 'refused'),
      mayEnter: isUsed,
      entered: latest && {
        outcomes: latest.body.outcomes.length,
        at: latest.savedAt,
        by: await this.reports.nameOf(latest),
      },
      allowedWords,
      allowedEndings,
      largest: LARGEST_MB,
      parties: partiesOf(found),
      missing: found.missing.map((party) => ({ value: party, text: partyWords[party] })),
      ways: wayWords,
      back: { href: adviceUrl('case', { caseId }), text: 'Advice' },
    });
  }

  @Can(runRequest)
  @Post(':requestId/report')
  @ReceivesFile('report')
  async addReport(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams,
    @Body({ schema: reportSchema }) { report }: z.infer<typeof reportSchema>,
  ) {
    await this.reuses.addReport(actor, requestId, report);
    return seeOther(adviceUrl('earlierOne', { caseId, requestId }));
  }

  @Can(runRequest)
  @Get(':requestId/report')
  async openReport(@Acting() actor: Actor, @Param({ schema: reuseParams }) { requestId }: ReuseParams) {
    return this.reuses.openReport(actor, requestId);
  }

  @Can(runRequest)
  @Post(':requestId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams,
    @Body({ schema: answerSchema }) input: ReuseAnswerInput,
  ) {
    await this.reuses.record(actor, requestId, input);
    return seeOther(adviceUrl('earlierOne', { caseId, requestId }));
  }
}
