import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Invitations, mayInviteAgain, Membership, type Actor } from '#identity';
import { Clock, Config, Conflict, Mailer, NotFound } from '#platform';
import type { Body } from '../asking/area-bodies.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { arrivalKey } from '../reminders/arrival.jobs.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { conflictOf } from '../requests/advice-request.rules.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { isSetAside, openStates } from '../requests/request-states.ts';
import type { InvitedAdviser } from './invited-adviser.schema.ts';

/**
 * People who are asked for advice in person (named by the family, of the armed forces' education service, for preparing
 * for adulthood). Each is a team of one in the area that asks, so that a request to them is one like any other: they see
 * it and nothing else, and only as long as it is theirs. @rule B8 B9 B10 B11
 */
@Injectable()
export class InvitedAdvisers {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly invitations: Invitations,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The body that somebody is, made where they were never asked in this area before. */
  async bodyOf({ name, email, work, place }: InvitedAdviser): Promise<Body> {
    const team = `${name} (${work})`;
    const [made] = await this.em.execute<{ team_id: string; organisation_id: string }[]>(
      'select * from invite_adviser(?, ?, ?, ?)',
      [name, email, team, place],
    );
    const { team_id: id, organisation_id: organisationId } = made!;
    return { id, kind: 'team', name: team, agency: 'other', organisationId, organisation: place, area: null };
  }

  /** Writes to those of the teams asked who are one person; somebody without a password gets a link to choose one. */
  async invite(requests: AdviceRequest[], keyOf = firstKey): Promise<void> {
    const teams = requests.flatMap(({ team }) => (team ? [team] : []));
    const people = await this.em.execute<Invitee[]>(
      `select t.id as "teamId", t.name as team, p.id, p.email, p.password_hash is not null as "canSignIn", a.name as area
         from team t join area a on a.id = t.invited_by_id join person p on p.email = t.email where t.id = any(?::uuid[])`,
      [`{${teams.join(',')}}`],
    );
    for (const request of requests) {
      const person = people.find(({ teamId }) => teamId === request.team);
      if (!person) continue;
      await this.writeTo(person, keyOf(request));
      const { areaId, case: caseId, id: subjectId } = request;
      this.audit.record({ action: 'adviser.invited', areaId, caseId, subjectId });
    }
  }

  /** Sends the invitation again, with a new link; the one before opens nothing any more. @throws NotFound Conflict */
  async inviteAgain(actor: Actor, caseId: string, requestId: string): Promise<void> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    const [last] = await this.em.execute<{ at: Date | string }[]>(
      `select at from audit_entry where area_id = ? and case_id = ? and subject_id = ? and action = 'adviser.invited' order by seq desc limit 1`,
      [request.areaId, caseId, requestId],
    );
    if (!last) throw new NotFound();
    if (!openStates.includes(request.state)) throw conflictOf(request.state);
    const now = this.clock.now();
    if (!mayInviteAgain(last.at, now)) throw tooSoon();
    const [person] = await this.em.execute<{ id: string }[]>(
      'select p.id from team t join person p on p.email = t.email where t.id = ?',
      [request.team],
    );
    if (person) await this.invitations.endLinks(person.id);
    await this.invite([request], (each) => `${firstKey(each)}:${now.getTime()}`);
  }

  /** Where an invited person begins: at their request, as long as it is the only one. Null for everybody else. */
  async firstPage({ agency, teamId }: Actor): Promise<string | null> {
    if (agency !== 'other') return null;
    const [only, another] = await this.em.execute<{ id: string; state: string }[]>(
      `select r.id, r.state from advice_request r join team t on t.id = r.team_id
        where t.id = ? and t.invited_by_id is not null limit 2`,
      [teamId],
    );
    if (!only || another) return null;
    if (isSetAside(only.state)) return answerUrl(only.id, '/reply');
    return answerUrl(only.id, openStates.includes(only.state) ? '/about' : '');
  }

  /** Whether the actor's invitation ended by what they did just now. */
  async hasEnded({ membershipId }: Actor): Promise<boolean> {
    return (await this.em.count(Membership, { id: membershipId, endedOn: { $ne: null } })) > 0;
  }

  private async writeTo({ canSignIn, team, area, ...person }: Invitee, key: string): Promise<void> {
    const about = `${area} asks for your advice about a child or young person. It is due six weeks after you open the request.`;
    if (!canSignIn) return this.invitations.invite(person, { key, about });
    await this.mailer.write({
      key,
      recipient: person.email,
      subject: `${area} asks for your advice`,
      body: `Hello,\n\n${about}\n\nSign in with the password you have: ${new URL('/', this.config.values.BASE_URL).href}\n\nIf you also do something else here, choose “Act as someone else” and then “${team}”.\n\nThis message never says who the child is. Please do not reply to it.\n`,
    });
  }
}

/** The mail of the request's arrival: there is one. */
const firstKey = ({ id, team }: AdviceRequest) => arrivalKey({ id, teamId: team!, allocatedAt: null });

const tooSoon = () =>
  new Conflict(
    'The invitation was sent less than an hour ago',
    'It was not sent again. Ask them to look among their unwanted mail. You can send it again once an hour has passed.',
  );

interface Invitee {
  id: string;
  email: string;
  canSignIn: boolean;
  teamId: string;
  team: string;
  area: string;
}
