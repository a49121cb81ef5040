import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders } from '#cases';
import { releasePlan, Releases } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, capital, Clock, Invalid, pagesIn, seeOther } from '#platform';
import { RELEASE_CONDITIONS, releasePurposes } from '#statute';
import { ANNEX } from '../../plan-sections.schema.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { contentsSchema, recipientSchema, versionParams } from '../../plans.schema.ts';
import { Recipients } from '../../released/recipients.ts';
import { PlanReader, type FullVersion } from '../../versions/plan-reader.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof versionParams>;
type Chosen = z.infer<typeof recipientSchema>;
type Contents = z.infer<typeof contentsSchema>;

/** Releasing a plan, in three steps: why and to whom; what goes; check and approve. @rule P0-P15 */
@Controller(planPaths.release)
export class ReleaseController {
  constructor(
    private readonly reader: PlanReader,
    private readonly recipients: Recipients,
    private readonly releases: Releases,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(releasePlan)
  @Get()
  async askWhom(@Acting() actor: Actor, @Param({ schema: versionParams }) params: Params) {
    const plan = await this.reader.forOfficer(actor, params.caseId, params.number);
    const known = await this.recipients.of(actor, plan.institutionId);
    return page('whom.njk', {
      ...(await this.frame(actor, params)),
      recipients: known,
      named: known.find(({ value }) => value === plan.institutionId)?.text,
      purposes: releasePurposes.map(({ code, purpose, recipients }) => ({
        value: code,
        text: capital(purpose),
        hint: `To ${recipients.join('; ')}`,
      })),
      back: { href: planUrl('version', params), text: 'Back to the plan' },
    });
  }

  @Can(releasePlan)
  @Post()
  async chooseWhom(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) params: Params,
    @Body({ schema: recipientSchema }) chosen: Chosen,
  ) {
    await this.reader.forOfficer(actor, params.caseId, params.number);
    return seeOther(this.stepTwo(params, chosen));
  }

  @Can(releasePlan)
  @Get('contents')
  async askWhat(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) params: Params,
    @Query({ schema: recipientSchema }) chosen: Chosen,
  ) {
    const plan = await this.reader.forOfficer(actor, params.caseId, params.number);
    const { requires } = purposeOf(chosen.purpose);
    return page('contents.njk', {
      ...(await this.frame(actor, params)),
      ...(await this.words(actor, plan, chosen)),
      sections: sectionsOf(plan).map(({ id, title }) => ({ value: id, text: `${id} ${title}` })),
      all: sectionsOf(plan).map(({ id }) => id),
      conditions: requires.filter((id) => id !== 'reason').map((id) => ({ value: id, text: RELEASE_CONDITIONS[id] })),
      back: { href: planUrl('release', params), text: 'Back to why and to whom' },
    });
  }

  /** Shows all of it once more, and what the family will see; nothing is released yet. */
  @Can(releasePlan)
  @Post('contents')
  async check(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) params: Params,
    @Query({ schema: recipientSchema }) chosen: Chosen,
    @Body({ schema: contentsSchema.omit({ purpose: true, recipient: true }) }) contents: Omit<Contents, keyof Chosen>,
  ) {
    const plan = await this.reader.forOfficer(actor, params.caseId, params.number);
    const unmet = purposeOf(chosen.purpose).requires.filter((id) => id !== 'reason' && !contents.met.includes(id));
    if (unmet.length)
      throw new Invalid({ met: 'Confirm every condition of this purpose: without them the law does not allow it' });
    return page('check.njk', {
      ...(await this.frame(actor, params)),
      ...(await this.words(actor, plan, chosen)),
      chosen,
      contents,
      isWhole: contents.sections.length === sectionsOf(plan).length,
      today: this.clock.today(),
      approval: `${planUrl('release', params)}/approval`,
      stepTwo: this.stepTwo(params, chosen),
      back: { href: this.stepTwo(params, chosen), text: 'Back to what goes' },
    });
  }

  @Can(releasePlan)
  @Post('approval')
  async approve(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) params: Params,
    @Body({ schema: contentsSchema }) order: Contents,
  ) {
    const { id: planVersionId } = await this.reader.forOfficer(actor, params.caseId, params.number);
    await this.releases.release(actor, { caseId: params.caseId, planVersionId, ...order });
    return seeOther(`${planUrl('version', params)}?released=yes`);
  }

  private async frame(actor: Actor, { caseId }: Params) {
    return { title: 'Release the plan', header: await this.headers.of(actor, caseId) };
  }

  private async words(actor: Actor, plan: FullVersion, { purpose, recipient }: Chosen) {
    const known = await this.recipients.of(actor, plan.institutionId);
    return {
      purposeWords: purposeOf(purpose).purpose,
      recipientName: known.find(({ value }) => value === recipient)?.text ?? 'A body that does not serve this area',
      plan,
    };
  }

  private stepTwo(params: Params, { purpose, recipient }: Chosen): string {
    return `${planUrl('release', params)}/contents?${new URLSearchParams({ purpose, recipient }).toString()}`;
  }
}

/** What can be chosen: the annex goes with section G. */
const sectionsOf = ({ sections }: FullVersion) => sections.filter(({ id }) => id !== ANNEX);
const purposeOf = (code: string) => releasePurposes.find((each) => each.code === code)!;
