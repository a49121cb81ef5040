import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { openStates, sqlList } from '#advice';
import { Audit } from '#audit';
import { CaseService, runCase } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid } from '#platform';
import { addMonths, civilDate } from '#statute';
import { PanelRecord } from './panel-record.entity.ts';
import { seeDecisions, type PanelSaid } from './panel.schema.ts';

/** What a panel said, as its page shows it. */
export interface PanelLine extends Pick<PanelRecord, 'id' | 'kind' | 'satOn' | 'members' | 'view' | 'reasons'> {
  recordedBy: string;
}

/** A case that a decision is still to be made about. */
export interface Awaiting {
  caseId: string;
  reference: string;
  childName: string;
  state: string;
  requestedOn: string;
  /** Requests for advice without an answer. */
  waitingFor: number;
  /** Whether a panel has said something. */
  isHeard: boolean;
}

/** A decision that is looked at again. */
export interface Sampled {
  caseId: string;
  reference: string;
  childName: string;
  what: 'assess' | 'not-assess' | 'no-plan' | 'final';
  decidedOn: string;
  view: 'same' | 'other' | null;
}

/** One decision in ten of a month, three at least. @rule E3 */
const SHARE = 10;
const LEAST = 3;

/** What moderating groups need and say: they sample and compare, the decision stays the authority's. @rule E3 */
@Injectable()
export class Panels {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What panels said of a case, newest first, for an officer of its area. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<PanelLine[]> {
    await this.cases.forOfficer(actor, caseId);
    return this.em.execute<PanelLine[]>(
      `select r.id, r.kind, r.sat_on::text as "satOn", r.members, r.view, r.reasons, p.name as "recordedBy"
         from panel_record r join person p on p.id = r.recorded_by_id where r.case_id = ? order by r.sat_on desc, r.id desc`,
      [caseId],
    );
  }

  /**
   * Keeps what a panel said. @throws NotFound; Invalid for a day to come; Conflict for a second look by the case's own officer,
   * or before anything is decided
   */
  async record(actor: Actor, caseId: string, said: PanelSaid): Promise<void> {
    const about = await this.cases.forOfficer(actor, caseId);
    authorize(runCase, actor, about);
    if (said.satOn > this.clock.today()) throw new Invalid({ satOn: 'The day of the meeting cannot be in the future' });
    if (said.kind === 'second-look') {
      if (about.officer === actor.personId) throw ownWork();
      if (!(await this.isDecided(caseId))) throw nothingDecided();
    }
    const { areaId } = about;
    const made = this.em.create(PanelRecord, {
      ...{ ...said, areaId, case: caseId, recordedBy: actor.personId, recordedAt: this.clock.now() },
    });
    await this.em.flush();
    const { kind, view } = said;
    this.audit.record({ action: 'panel.recorded', areaId, caseId, subjectId: made.id, details: { kind, view } });
  }

  /** The cases of the acting area that still await the decision on a plan, the longest waiting first. @throws NotFound */
  async awaiting(actor: Actor): Promise<Awaiting[]> {
    authorize(seeDecisions, actor, {});
    return this.em.execute<Awaiting[]>(
      `select c.id as "caseId", c.reference, d.given_name || ' ' || d.family_name as "childName", c.state, c.requested_on::text as "requestedOn",
              (select count(*)::int from advice_request r where r.case_id = c.id and r.state in ${sqlList(openStates)}) as "waitingFor",
              exists (select 1 from panel_record n where n.case_id = c.id and n.kind = 'panel') as "isHeard"
         from ehc_case c join child d on d.id = c.child_id
        where c.area_id = ? and c.state in ('assessing', 'drafting', 'draft-sent') order by c.requested_on, c.id limit 200`,
      [actor.areaId],
    );
  }

  /**
   * The decisions of a month that are looked at again, of the acting area: in an order that nobody chooses (the digest of the
   * case, the decision and the month), the first tenth, three at least. The same for everybody who asks. @throws NotFound
   */
  async sample(actor: Actor, month: string): Promise<{ decided: number; sampled: Sampled[] }> {
    authorize(seeDecisions, actor, {});
    const all = await this.em.execute<Sampled[]>(
      `select c.id as "caseId", c.reference, h.given_name || ' ' || h.family_name as "childName", d.what, d.day::text as "decidedOn",
              (select n.view from panel_record n where n.case_id = c.id and n.kind = 'second-look' and n.sat_on >= d.day order by n.sat_on desc, n.id desc limit 1) as view
         from (select id as case_id, decision as what, decided_on as day from ehc_case where decision is not null
               union all select case_id, 'no-plan', sent_on from no_plan
               union all select case_id, 'final', given_on from plan_version where kind = 'final') d
         join ehc_case c on c.id = d.case_id join child h on h.id = c.child_id
        where c.area_id = ? and to_char(d.day, 'YYYY-MM') = ? order by md5(c.id::text || d.what || to_char(d.day, 'YYYY-MM'))`,
      [actor.areaId, month],
    );
    return { decided: all.length, sampled: all.slice(0, Math.max(LEAST, Math.ceil(all.length / SHARE))) };
  }

  /** The twelve months before this one, the last first: their decisions are all made. */
  lastMonths(): string[] {
    const today = civilDate(this.clock.today());
    return Array.from({ length: 12 }, (_, ago) => addMonths(today, -1 - ago).slice(0, 7));
  }

  private async isDecided(caseId: string): Promise<boolean> {
    const [found] = await this.em.execute<{ is: boolean }[]>(
      `select decision is not null or exists (select 1 from no_plan n where n.case_id = c.id)
              or exists (select 1 from plan_version v where v.case_id = c.id and v.kind = 'final') as is from ehc_case c where c.id = ?`,
      [caseId],
    );
    return found?.is ?? false;
  }
}

const ownWork = () =>
  new Conflict(
    'Somebody else must look again',
    'Nothing was recorded. You are the officer of this case: ask a colleague to take the second look.',
  );
const nothingDecided = () =>
  new Conflict(
    'Nothing is decided yet',
    'Nothing was recorded. A second look is taken once the authority has decided about this case.',
  );
