import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sqlList } from '#advice';
import { Participant, type Case } from '#cases';
import { Clock, londonToday } from '#platform';

/** A youth offending team is on the case for as long as the detention lasts, and longer only while its advice is asked. */
@Injectable()
export class YouthTeamParts {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async begin({ id: caseId, areaId }: Case, team: string): Promise<void> {
    const today = this.clock.today();
    const lasting = { $or: [{ endedOn: null }, { endedOn: { $gt: today } }] };
    if (await this.em.count(Participant, { case: caseId, team, ...lasting })) return;
    this.em.create(Participant, { areaId, case: caseId, team, part: 'adviser', scope: [], startedOn: today });
    await this.em.flush();
  }

  async end({ id: caseId }: Case, team: string): Promise<void> {
    await this.em.execute(
      `update participant p set ended_on = ?::date
        where p.case_id = ? and p.team_id = ? and p.part = 'adviser' and (p.ended_on is null or p.ended_on > ${londonToday})
          and not exists (select 1 from advice_request r where r.case_id = p.case_id and r.team_id = p.team_id and r.state not in ${withoutPart})`,
      [this.clock.today(), caseId, team],
    );
  }
}

/** Requests that keep nobody on a case, as the trigger `end_part` has them. */
const withoutPart = sqlList([
  'proposed',
  'left-out',
  'reused',
  'withdrawn',
  're-routed',
  'declined',
  'nil-return',
  'wrong-team',
]);
