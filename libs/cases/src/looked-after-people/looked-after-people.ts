import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Config, Invalid, londonToday, Mailer, NotFound } from '#platform';
import { lookedAfterUrl } from '../cases.paths.ts';
import { LookedAfter } from '../looked-after/looked-after.ts';
import { LookedAfterPerson } from './looked-after-person.entity.ts';
import type { NewPerson } from '../looked-after/looked-after.schema.ts';

/** A child in whose plans somebody has a part. */
export interface OwnPart {
  periodId: string;
  part: LookedAfterPerson['part'];
  child: string;
  reference: string;
  nextOn: string | null;
}

/** Who is there for a looked-after child, each with the scope of their part. @rule K2 K4 */
@Injectable()
export class LookedAfterPeople {
  constructor(
    private readonly em: EntityManager,
    private readonly periods: LookedAfter,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  async of(actor: Actor, periodId: string): Promise<LookedAfterPerson[]> {
    const period = await this.periods.read(actor, periodId);
    return this.em.find(
      LookedAfterPerson,
      { period: period.id, endedOn: null },
      { orderBy: { part: 'asc', name: 'asc' } },
    );
  }

  /** The children in whose plans whoever acts has a part, with the next meeting that is theirs; by name. */
  async ofActor({ membershipId }: Actor): Promise<OwnPart[]> {
    return this.em.execute<OwnPart[]>(
      `select l.period_id as "periodId", l.part, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, c.reference,
              (select min(m."on")::text from looked_after_meeting m where m.period_id = l.period_id and not m.is_held
                  and m.cancelled_at is null and m."on" >= ?) as "nextOn"
         from looked_after_person l join looked_after_period p on p.id = l.period_id join ehc_case c on c.id = p.case_id join child k on k.id = c.child_id
        where l.membership_id = ? and l.ended_on is null order by 3, 1`,
      [this.clock.today(), membershipId],
    );
  }

  /** Adds somebody; with an address under which they sign in, they see their part in that membership. @throws Invalid */
  async add(actor: Actor, periodId: string, { email, ...person }: NewPerson): Promise<LookedAfterPerson> {
    const period = await this.periods.keep(actor, periodId);
    const membership = email ? await this.membershipOf(email) : null;
    if (membership) await this.tellThem(email, periodId, membership);
    const added = this.em.create(LookedAfterPerson, {
      ...{ areaId: period.areaId, case: period.case, period: period.id, ...person, membership },
      startedOn: this.clock.today(),
    });
    await this.em.flush();
    await this.periods.tell('looked-after.person-added', period, { part: person.part });
    return added;
  }

  /** They see nothing of it any more. @throws NotFound */
  async end(actor: Actor, periodId: string, personId: string): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const person = await this.em.findOne(LookedAfterPerson, { id: personId, period: period.id, endedOn: null });
    if (!person) throw new NotFound();
    person.endedOn = this.clock.today();
    await this.periods.tell('looked-after.person-ended', period, { part: person.part });
  }

  /** Where they find their part; never about whom. */
  private async tellThem(email: string, periodId: string, membership: string): Promise<void> {
    const link = new URL(lookedAfterUrl('show', periodId), this.config.values.BASE_URL).href;
    await this.mailer.write({
      key: `looked-after-part:${periodId}:${membership}`,
      recipient: email.toLowerCase(),
      subject: 'You have a part in the plans of a looked-after child',
      body: `Hello,\n\nSomebody has named you as one of those who are there for a looked-after child with an education, health and care assessment or plan. You can see the meetings that are yours.\n\nSign in to see them: ${link}\n\nThis message never says who the child is. Please do not reply to it.\n`,
    });
  }

  private async membershipOf(email: string): Promise<string> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `select m.id from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
        where p.email = ? and m.role in ('contributor', 'team-manager', 'head') and (m.ended_on is null or m.ended_on > ${londonToday})
        order by m.started_on, m.id limit 1`,
      [email.toLowerCase()],
    );
    if (!row)
      throw new Invalid({
        email: 'Nobody in a team uses the portal under this address. Leave it empty to name them only',
      });
    return row.id;
  }
}
