import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, Invitations, mayInviteAgain, type Actor, type Person } from '#identity';
import { Clock, Conflict, NotFound } from '#platform';
import { Case } from '../case.entity.ts';
import { runCase } from '../case.policy.ts';

/** Somebody of the family who was invited to sign in and has not chosen a password yet. */
export interface Invited {
  personId: string;
  name: string;
  email: string;
  invitedAt: Date;
  /** An invitation goes out again at most once in an hour. */
  maySendAgain: boolean;
}

/** The family's invitations to sign in: sent when a request is registered, and again where one was lost or is too old. */
@Injectable()
export class CaseInvitations {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: Invitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By a link that counts for this case alone; whoever has a password already is told to sign in with it. */
  async invite(
    { id: caseId, areaId }: Pick<Case, 'id' | 'areaId'>,
    person: Pick<Person, 'id' | 'email' | 'passwordHash'>,
  ): Promise<void> {
    const about = 'A local authority, or a family that it works with, has added you to the EHC portal.';
    const key = `invitation:${caseId}:${person.id}:${this.clock.now().getTime()}`;
    await this.invitations.welcome(person, { key, caseId, about });
    this.audit.record({ action: 'family.invited', areaId, caseId, subjectId: person.id });
  }

  /** Sends somebody a new link; those sent before open nothing any more. @throws NotFound Conflict */
  async inviteAgain(actor: Actor, caseId: string, personId: string): Promise<void> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, about);
    const invited = (await this.of(about)).find((each) => each.personId === personId);
    if (!invited) throw new NotFound();
    if (!invited.maySendAgain) throw tooSoon();
    await this.invitations.endLinks(personId);
    await this.invite(about, { id: personId, email: invited.email, passwordHash: null });
  }

  /** Everybody of a case whose invitation is still open, for its officers. */
  async of({ id, areaId, createdAt }: Pick<Case, 'id' | 'areaId' | 'createdAt'>): Promise<Invited[]> {
    const rows = await this.em.execute<{ personId: string; name: string; email: string; at: Date | string | null }[]>(
      `select p.id as "personId", p.name, p.email, (select max(e.at) from audit_entry e where e.area_id = x.area_id
                and e.case_id = x.case_id and e.subject_id = p.id and e.action = 'family.invited') as at
         from participant x join person p on p.id = x.person_id
        where x.case_id = ? and x.area_id = ? and x.scope <> '{}' and (x.ended_on is null or x.ended_on > ?::date) and p.password_hash is null order by p.name, p.id`,
      [id, areaId, this.clock.today()],
    );
    return rows.map(({ at, ...person }) => {
      const invitedAt = at ? new Date(at) : createdAt;
      return { ...person, invitedAt, maySendAgain: mayInviteAgain(invitedAt, this.clock.now()) };
    });
  }
}

const tooSoon = () =>
  new Conflict(
    'The invitation was sent less than an hour ago',
    'It was not sent again. Ask them to look among their unwanted mail. You can send it again once an hour has passed.',
  );
