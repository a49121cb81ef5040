import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseService, type Case } from '#cases';
import { agencies, agencyWords, Area, Organisation, type Agency } from '#identity';
import { Clock } from '#platform';
import { adviceToSeek, ncYearGroup, type AdviceDuty, type CivilDate } from '#statute';
import { AdviceRequest } from '../requests/advice-request.entity.ts';
import { offeredStates } from '../requests/request-states.ts';
import { AreaBodies, type Body } from './area-bodies.ts';

/** One piece of advice that the rules propose for a child, and the body that would be asked. */
export interface ProposedRequest extends AdviceDuty {
  /** Names the proposal as long as the child's circumstances stay the same. */
  key: string;
  /** The profession whose form is used; null until somebody is chosen. */
  agency: Agency | null;
  /** Null where the officer must choose, or where nobody can receive it yet. */
  body: Body | null;
  /** Who must set a body up, where there should be one and is none. */
  missing: string | null;
  /** The request in whose place advice already given is offered (B13), while nobody was asked. */
  offeredFor: string | null;
}

/** Whether the officer chooses who is asked: the law names no body. */
export const isOfficersChoice = ({ body, missing }: ProposedRequest) => !body && !missing;

export interface Proposal {
  requests: ProposedRequest[];
  /** What the family itself is asked (B1): answered by its own record, not by a request. */
  family: AdviceDuty;
  bodies: Body[];
  /** The child's year group in words. */
  yearGroup: string;
}

/**
 * What the rules demand for this child, and whom of those who serve the area it would be asked of. What is settled by
 * advice already given is not proposed. @rule B1-B11 B13
 */
@Injectable()
export class ProposedRequests {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly bodies: AreaBodies,
    private readonly clock: Clock,
  ) {}

  async of(about: Case): Promise<Proposal> {
    const { circumstances } = about;
    const child = await this.cases.childOf(about);
    const setting = about.setting ? await this.em.findOne(Organisation, { id: about.setting }) : null;
    const born = child.born as CivilDate;
    const on = this.clock.today() as CivilDate;
    const lookedAfterBy = circumstances.lookedAfterBy || undefined;
    const duties = adviceToSeek({ ...circumstances, born, on, setting, lookedAfterBy });
    const area = await this.em.findOneOrFail(Area, { id: about.areaId });
    const claims = circumstances.lookedAfterClaims ?? [];
    const authorities = claims.length ? claims : [lookedAfterBy ?? ''];
    const bodies = await this.bodies.of(about.areaId, about.setting ?? null, authorities);
    const offered = await this.em.find(AdviceRequest, { case: about.id, state: { $in: [...offeredStates] } });
    const offeredFor = ({ duty }: AdviceDuty) => offered.find((each) => each.duty === duty) ?? null;
    return {
      requests: duties
        .filter(({ source }) => source !== 'family')
        .map((duty, index) => ({
          ...duty,
          key: `${duty.rule}-${duty.source}-${index}`,
          agency: agencyOf(duty),
          ...findBody(duty, bodies, { setting, area: area.name, lookedAfterBy, isContested: claims.length > 1 }),
          offeredFor: offeredFor(duty)?.id ?? null,
        }))
        .filter((duty) => offeredFor(duty)?.state !== 'reused'),
      family: duties.find(({ source }) => source === 'family')!,
      bodies,
      yearGroup: yearWords(circumstances.yearGroup ?? ncYearGroup(born, on)),
    };
  }
}

interface Around {
  setting: Organisation | null;
  area: string;
  lookedAfterBy: string | undefined;
  /** Two authorities each say that they look after the child: the officer chooses whose virtual school is asked (K1). */
  isContested: boolean;
}

function findBody(duty: AdviceDuty, bodies: Body[], around: Around): Pick<ProposedRequest, 'body' | 'missing'> {
  const agency = agencyOf(duty);
  if (agency === null) return { body: null, missing: null };
  const { setting, area, lookedAfterBy } = around;
  if (agency === 'virtual-school' && around.isContested) return { body: null, missing: null };
  const of = bodies.filter((body) => body.agency === agency);
  if (duty.rule === 'B2') {
    const body = of.find(({ organisationId }) => organisationId === setting!.id) ?? null;
    return {
      body,
      missing: body ? null : `${setting!.name} cannot receive requests yet. ${setUp(setting!.name)}`,
    };
  }
  if (duty.rule === 'B3') return { body: null, missing: null };
  const where = (agency === 'virtual-school' && lookedAfterBy) || area;
  const body = of.find((each) => each.area?.toLowerCase() === where.toLowerCase()) ?? null;
  const whom = agencyWords[agency].toLowerCase();
  return {
    body,
    missing: body
      ? null
      : `Nobody for ${whom} in ${where} can receive requests yet. ${agency === 'health' ? nameOfficer : setUp(area)}`,
  };
}

const nameOfficer =
  'The health commissioner must name its designated health officer, who gives each request to a team.';
const setUp = (whose: string) => `The administrator of ${whose} must set up a team.`;

/** The agency asked, where the law names it; null where the officer chooses somebody. */
const agencyOf = ({ source }: AdviceDuty): Agency | null =>
  source !== 'other' && (agencies as readonly string[]).includes(source) ? (source as Agency) : null;

function yearWords(year: number | null): string {
  if (year === null) return 'Not yet in school';
  if (year === 0) return 'Reception';
  return year <= 13 ? `Year ${year}` : 'After Year 13';
}
