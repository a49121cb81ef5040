import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { caseMoved, stageWords } from '#cases';
import { Can, Clock, Handles, Mailer, Outbox, Sweeps, theWorker, type Sweep } from '#platform';
import { adviceRequestMachine, caseMachine } from '#statute';
import { adviceEnded } from '../advice.events.ts';
import { asked, mailedColumns, TeamMail, type Mailed } from '../reminders/team-mail.ts';
import { openStates, sqlList } from '../requests/request-states.ts';

/** Most requests ended in one round; the rest follow half a minute later. */
const ROUND = 200;
const MOVE = 'end-with-case';

/**
 * A case that has ended asks nothing: its open requests end with it, leave their teams' queues and are reminded of no more.
 * At once as the case moves; and once a day over all cases, so that none is missed.
 */
@Injectable()
export class EndedCaseJobs implements Sweep {
  readonly name = 'requests of ended cases';
  #sweptOn = '';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly mail: TeamMail,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  @Handles(caseMoved)
  @Can(theWorker)
  async moved({ caseId }: { caseId: string }): Promise<void> {
    await this.end(caseId);
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    if (this.#sweptOn === today) return;
    if ((await this.end(null)) < ROUND) this.#sweptOn = today;
  }

  /** @returns how many ended, of one case or of all */
  private async end(caseId: string | null): Promise<number> {
    const ended = await this.em.execute<Ended[]>(
      `with over as (
         select r.id, r.state, c.state as stage from advice_request r join ehc_case c on c.id = r.case_id
          where r.state in ${sqlList(openStates)} and c.state in ${sqlList(caseMachine.ends)} and (?::uuid is null or c.id = ?::uuid)
          order by r.id limit ${ROUND} for update of r skip locked),
       ended as (
         update advice_request r
            set state = ?, withdrawn_reason = ?::jsonb ->> over.stage, changed_at = ?::timestamptz, version = r.version + 1
           from over where r.id = over.id returning r.*)
       select r.id, r.area_id as "areaId", r.case_id as "caseId", r.team_id as "teamId", r.commissioner_id as "commissionerId",
              over.state as before, t.name as team, t.email, ${mailedColumns}
         from ended r join over on over.id = r.id join area a on a.id = r.area_id left join team t on t.id = r.team_id
        order by r.team_id, r.due_on, r.id`,
      [...[caseId, caseId], ...[adviceRequestMachine.next('sent', MOVE), JSON.stringify(reasons), this.clock.now()]],
    );
    for (const { id, areaId, caseId: about, teamId, commissionerId, source } of ended) {
      this.audit.record({ action: 'advice.ended-with-case', areaId, caseId: about, subjectId: id });
      const whose = { caseId: about, areaId, teamId, commissionerId, previousTeamId: null, source };
      await this.outbox.publish(adviceEnded, { requestId: id, ...whose });
    }
    const told = ended.filter(({ email, before }) => email && before !== 'wrong-team');
    for (const theirs of Map.groupBy(told, ({ teamId }) => teamId).values()) await this.tell(theirs);
    return ended.length;
  }

  /** One letter to a team about all that ended now. */
  private async tell(ended: Ended[]): Promise<void> {
    const [first] = ended;
    const { id, team, email } = first!;
    const isOne = ended.length === 1;
    await this.mailer.write({
      key: `ended:${id}:${this.clock.now().getTime()}`,
      recipient: email!,
      subject: `No longer needed: ${isOne ? `${asked(first!)} for ${first!.area}` : `${ended.length} requests for advice`}`,
      body: this.mail.body([
        ...ended.map((each) => `${each.reference}, ${asked(each)} for ${each.area}: the case has ended.`),
        `Nothing more is asked of ${team} for ${isOne ? 'it' : 'them'}. ${isOne ? 'It has' : 'They have'} left the queue, and no reminders follow.`,
      ]),
    });
  }
}

/** Why a request ended, by the stage in which its case did. */
const reasons = Object.fromEntries(
  caseMachine.ends.map((stage) => [stage, `The case has ended: ${stageWords[stage]!.toLowerCase()}.`]),
);

interface Ended extends Mailed {
  id: string;
  areaId: string;
  caseId: string;
  teamId: string | null;
  commissionerId: string | null;
  before: string;
  team: string | null;
  email: string | null;
}
