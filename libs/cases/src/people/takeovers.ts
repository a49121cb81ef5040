import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, type Actor, type Scope } from '#identity';
import { Clock, Conflict, NotFound, Outbox } from '#platform';
import { Case } from '../case.entity.ts';
import { familyChanged } from '../case.events.ts';
import { caseList, followCase } from '../case.policy.ts';
import { FamilyParts } from './family-parts.ts';
import { Speakers } from './speakers.ts';
import { Takeover } from './takeover.entity.ts';

/** A case on which the young person decides, or soon will, and has not yet said who keeps seeing what. */
export interface ChangeAhead {
  caseId: string;
  child: string;
  endsOn: string;
  isDue: boolean;
  isInvited: boolean;
}

/** The guided change at the end of compulsory school age. @rule C3 C6 */
@Injectable()
export class Takeovers {
  constructor(
    private readonly em: EntityManager,
    private readonly parts: FamilyParts,
    private readonly speakers: Speakers,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whether it is now for this person to choose who keeps seeing what: the young person decides, and others are there. */
  async isFor(actor: Actor, caseId: string): Promise<boolean> {
    const [{ part }, { change }] = [await this.parts.own(actor, caseId), await this.speakers.of(actor, caseId)];
    if (part !== 'young-person' || change !== 'due') return false;
    return (await this.parts.changeable(actor, caseId)).length > 0;
  }

  /**
   * The young person says for each relative and supporter what they keep seeing; whoever is left out keeps nothing.
   * @throws NotFound when it is not theirs to choose, Conflict when they have chosen already
   */
  async choose(actor: Actor, caseId: string, keeps: Record<string, Scope[]>): Promise<void> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(followCase, actor, found);
    await this.em.execute('select pg_advisory_xact_lock(hashtext(?))', [`takeover:${caseId}`]);
    if ((await this.speakers.of(actor, caseId)).change === 'chosen')
      throw new Conflict(
        'You have chosen already',
        'Nothing was changed. You can change what each person sees at any time.',
      );
    if (!(await this.isFor(actor, caseId))) throw new NotFound();
    for (const { id } of await this.parts.changeable(actor, caseId))
      await this.parts.changeOwn(actor, caseId, id, keeps[id] ?? []);
    const { areaId } = found;
    this.em.create(Takeover, { areaId, case: caseId, chosenBy: actor.personId, chosenAt: this.clock.now() });
    await this.em.flush();
    this.audit.record({ action: 'takeover.chosen', areaId, caseId, details: { rule: 'C3' } });
    await this.outbox.publish(familyChanged, { caseId, areaId });
  }

  /** The open cases of an officer's area on which the change is near or waits, the nearest first. */
  async ahead(actor: Actor): Promise<ChangeAhead[]> {
    authorize(caseList, actor, actor);
    const today = this.clock.today();
    const rows = await this.em.execute<Waiting[]>(
      `select c.id as "caseId", coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text,
              coalesce(bool_or(p.part = 'young-person'), false) as "isInvited",
              coalesce(bool_or(p.part <> 'young-person'), false) as "hasOthers"
         from ehc_case c join child k on k.id = c.child_id
         left join participant p on p.case_id = c.id and p.scope <> '{}' and (p.ended_on is null or p.ended_on > ?::date)
        where c.area_id = ? and c.state not in ('refused', 'not-issued', 'withdrawn', 'transferred', 'ceased')
          and k.born < (?::date - interval '15 years') and not exists (select 1 from takeover t where t.case_id = c.id)
        group by c.id, k.id`,
      [today, actor.areaId, today],
    );
    const near = rows.flatMap(({ born, hasOthers, ...row }): ChangeAhead[] => {
      const { change, endOfCompulsorySchoolAge: endsOn } = this.speakers.change(born, false);
      if (change !== 'ahead' && (change !== 'due' || (row.isInvited && !hasOthers))) return [];
      return [{ ...row, endsOn, isDue: change === 'due' }];
    });
    return near.sort((a, b) => a.endsOn.localeCompare(b.endsOn));
  }
}

interface Waiting {
  caseId: string;
  child: string;
  born: string;
  isInvited: boolean;
  hasOthers: boolean;
}
