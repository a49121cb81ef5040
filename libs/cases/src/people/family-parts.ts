import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { accessChanged, authorize, scopes, type Actor, type Scope } from '#identity';
import { Clock, Invalid, NotFound, Outbox, Problem } from '#platform';
import { addDays, addMonths, type CivilDate } from '#statute';
import { Case } from '../case.entity.ts';
import { familyChanged } from '../case.events.ts';
import { followCase, readCase, runCase } from '../case.policy.ts';
import { Admission, NO_ADDRESS } from './admission.ts';
import type { ChangedPerson, FamilyPart, NewPerson, NewSupporter } from './people.schema.ts';
import { Speakers } from './speakers.ts';

/** Nobody is on a case for longer: a plan ends at 25. */
const YEARS_AHEAD = 25;

/** Somebody of the family, or their supporter, as they stand on a case. */
export interface PersonOnCase {
  id: string;
  personId: string;
  name: string;
  /** For officers alone, like the reason of a limit; null also where none is known. */
  email: string | null;
  part: FamilyPart;
  relation: string | null;
  scope: Scope[];
  parentalResponsibility: boolean | null;
  isLimited: boolean;
  limitReason: string | null;
  startedOn: string;
  /** The last day on which they see anything, if there is one. */
  until: string | null;
  isOver: boolean;
  hasSignedUp: boolean;
}

/** Who of the family and their supporters is on a case, how far their part reaches, until when. @rule C3 C6 */
@Injectable()
export class FamilyParts {
  constructor(
    private readonly em: EntityManager,
    private readonly admission: Admission,
    private readonly speakers: Speakers,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Everybody who is or was on the case as family: for officers all; for a family whom they see, without addresses and the reasons of limits. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<PersonOnCase[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    const isOfficer = actor.role !== null;
    return this.em.execute<PersonOnCase[]>(
      `select p.id, p.person_id as "personId", who.name, ${isOfficer ? `case when who.email not like '%${NO_ADDRESS}' then who.email end` : 'null'} as email, p.part, p.relation, p.scope,
              p.parental_responsibility as "parentalResponsibility", p.limit_reason is not null as "isLimited",
              ${isOfficer ? 'p.limit_reason' : 'null'} as "limitReason", p.started_on::text as "startedOn", (p.ended_on - 1)::text as until,
              coalesce(p.ended_on <= ?::date, false) as "isOver", who.password_hash is not null as "hasSignedUp"
         from participant p join person who on who.id = p.person_id
        where p.case_id = ? ${isOfficer ? '' : `and (p.scope <> '{}' or p.limit_reason is null)`}
        order by "isOver", p.started_on, p.id`,
      [this.clock.today(), caseId],
    );
  }

  /** One of them. @throws NotFound */
  async one(actor: Actor, caseId: string, partId: string): Promise<PersonOnCase> {
    const found = (await this.of(actor, caseId)).find(({ id }) => id === partId);
    if (!found) throw new NotFound();
    return found;
  }

  /** Their own part. @throws NotFound for anyone who is not on the case as family */
  async own(actor: Actor, caseId: string): Promise<PersonOnCase> {
    authorize(followCase, actor, await this.em.findOne(Case, { id: caseId }));
    const found = (await this.of(actor, caseId)).find(({ personId, isOver }) => personId === actor.personId && !isOver);
    if (!found) throw new NotFound();
    return found;
  }

  /** Whether a page of this scope is open to somebody of the family; to officers always. */
  async isOpen(actor: Actor, caseId: string, scope: Scope): Promise<boolean> {
    return actor.role !== null || (await this.own(actor, caseId)).scope.includes(scope);
  }

  /** Lets somebody of the family go on whose part reaches as far as this; officers always. @throws Problem (403) that says whom to ask */
  async reaches(actor: Actor, caseId: string, scope: Scope): Promise<void> {
    if (await this.isOpen(actor, caseId, scope)) return;
    throw new Problem(
      403,
      'This page is not open to you',
      'You see a part of this case. The page that you asked for is not in it. Nothing went wrong. If you think you should see it, ask the case officer.',
    );
  }

  /** An officer adds somebody and invites them. @throws Invalid when they are on the case already */
  async add(actor: Actor, caseId: string, { until, ...input }: NewPerson): Promise<string> {
    const found = await this.forOfficer(actor, caseId);
    checkReach(input);
    if (input.part === 'young-person') await this.checkOnly(actor, caseId);
    const id = await this.admission.admit(found, { ...input, endedOn: this.endAfter(until) });
    const { part, scope } = input;
    await this.tell(found, 'family.added', id, { part, scope });
    return id;
  }

  /** An officer changes how far a part reaches. @throws NotFound Invalid */
  async change(actor: Actor, caseId: string, partId: string, { until, ...input }: ChangedPerson): Promise<void> {
    const found = await this.forOfficer(actor, caseId);
    const before = await this.one(actor, caseId, partId);
    if (before.isOver) throw new Invalid({ scope: 'This part has ended. Add the person again instead' });
    checkReach({ ...input, part: before.part });
    const { relation, scope, limitReason, parentalResponsibility } = input;
    if (scope.length && !before.email)
      throw new Invalid({ scope: 'We have no email address of theirs. End this part, and add them with one' });
    await this.em.execute(
      `update participant set relation = ?, scope = ?::text[], limit_reason = ?, parental_responsibility = ?, ended_on = ?::date where id = ?`,
      [
        ...[relation || null, listed(scope), limitReason || null, parentalResponsibility],
        ...[until === before.until ? until && nextDay(until) : this.endAfter(until), partId],
      ],
    );
    await this.tell(found, 'family.changed', partId, { before: before.scope, scope, until });
    await this.closeFor(before);
  }

  /** Ends a part at once: an officer anybody's, a young person a relative's or supporter's, a parent a supporter's. @throws NotFound */
  async end(actor: Actor, caseId: string, partId: string): Promise<void> {
    const found = await this.found(actor, caseId);
    const before = actor.role ? await this.one(actor, caseId, partId) : await this.theirs(actor, caseId, partId);
    if (before.isOver) return;
    await this.em.execute('update participant set ended_on = ?::date where id = ?', [this.clock.today(), partId]);
    await this.tell(found, 'family.ended', partId, { part: before.part });
    await this.closeFor(before);
  }

  /** The family admits a supporter itself: whoever decides today, to what they say, until when. @throws NotFound Invalid @rule C6 */
  async admitSupporter(actor: Actor, caseId: string, { until, ...input }: NewSupporter): Promise<string> {
    const found = await this.found(actor, caseId);
    if (!(await this.mayAdmit(actor, caseId))) throw new NotFound();
    const id = await this.admission.admit(found, { ...input, part: 'supporter', endedOn: this.endAfter(until) });
    await this.tell(found, 'supporter.admitted', id, { scope: input.scope, until });
    return id;
  }

  /** Changes what somebody of their family sees, if it is theirs to say. @throws NotFound Invalid */
  async changeOwn(actor: Actor, caseId: string, partId: string, scope: Scope[]): Promise<void> {
    const found = await this.found(actor, caseId);
    const before = await this.theirs(actor, caseId, partId);
    if (before.isLimited && scope.some((each) => !before.scope.includes(each)))
      throw new Invalid({ scope: 'Your council has limited this person’s part. You can take away, not add' });
    if (listed(scope) === listed(before.scope)) return;
    await this.em.execute('update participant set scope = ?::text[] where id = ?', [listed(scope), partId]);
    await this.tell(found, 'family.changed', partId, { before: before.scope, scope });
    await this.closeFor(before);
  }

  /** Whether they decide today who supports the family (C3); a supporter never does. */
  async mayAdmit(actor: Actor, caseId: string): Promise<boolean> {
    const [{ part, scope }, { who }] = [await this.own(actor, caseId), await this.speakers.of(actor, caseId)];
    return scope.includes('sharing') && part === (who === 'parent' ? 'parent' : 'young-person');
  }

  /** Of those on the case, the ones whose part is the actor's to change. */
  async changeable(actor: Actor, caseId: string): Promise<PersonOnCase[]> {
    if (!(await this.mayAdmit(actor, caseId))) return [];
    const { part: own } = await this.own(actor, caseId);
    return (await this.of(actor, caseId)).filter(
      ({ personId, part, isOver }) =>
        personId !== actor.personId && !isOver && (own === 'young-person' || part === 'supporter'),
    );
  }

  private async checkOnly(actor: Actor, caseId: string): Promise<void> {
    const there = (await this.of(actor, caseId)).find(({ part, isOver }) => part === 'young-person' && !isOver);
    if (there) throw new Invalid({ part: `The young person is on the case already, as ${there.name}` });
  }

  private async theirs(actor: Actor, caseId: string, partId: string): Promise<PersonOnCase> {
    const found = (await this.changeable(actor, caseId)).find(({ id }) => id === partId);
    if (!found) throw new NotFound();
    return found;
  }

  private async forOfficer(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, found);
    return found;
  }

  private async found(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, found);
    return found;
  }

  private endAfter(until: string | null): string | null {
    if (until === null) return null;
    if (until < this.clock.today())
      throw new Invalid({ until: 'The last day cannot be in the past. To end it now, use “End it now”' });
    if (until > addMonths(this.clock.today() as CivilDate, 12 * YEARS_AHEAD))
      throw new Invalid({ until: `The last day can be at most ${YEARS_AHEAD} years from now` });
    return nextDay(until);
  }

  private async tell({ id, areaId }: Case, action: string, partId: string, details: object): Promise<void> {
    this.audit.record({ action, areaId, caseId: id, subjectId: partId, details: { rule: 'C6', ...details } });
    await this.outbox.publish(familyChanged, { caseId: id, areaId });
  }

  /** What they had open was of another reach: their sockets close, and their next page is of the new one. */
  private async closeFor({ personId }: PersonOnCase): Promise<void> {
    await this.outbox.publish(accessChanged, { personId });
  }
}

const listed = (scope: Scope[]) => `{${scope.join(',')}}`;
const nextDay = (day: string) => addDays(day as CivilDate, 1);

function checkReach({
  part,
  scope,
  limitReason,
}: Pick<NewPerson, 'scope' | 'limitReason'> & { part: FamilyPart }): void {
  if (part === 'parent' && scope.length < scopes.length && !limitReason)
    throw new Invalid({ limitReason: 'Say why this parent sees less: a court order, no contact, their own wish' });
  if (part === 'supporter' && !scope.length)
    throw new Invalid({ scope: 'Choose at least one thing that the supporter may see' });
}
