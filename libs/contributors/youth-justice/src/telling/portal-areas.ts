import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { londonToday } from '#platform';

interface Choice {
  value: string;
  text: string;
}

/** Whom a youth offending team can tell here, and where a child can be detained. */
@Injectable()
export class PortalAreas {
  constructor(private readonly em: EntityManager) {}

  /** The authorities with officers on the portal. */
  async all(): Promise<Choice[]> {
    return this.em.execute<Choice[]>(
      `select a.id as value, a.name as text from area a
        where exists (select 1 from membership m where m.area_id = a.id and m.role in ('case-officer', 'signing-officer')
                         and (m.ended_on is null or m.ended_on > ${londonToday})) order by a.name`,
    );
  }

  /** The authority that the team serves, if it serves one. */
  async own({ organisationId }: Actor): Promise<string> {
    const areas = await this.em.execute<{ id: string }[]>(
      'select area_id as id from organisation_area where organisation_id = ?',
      [organisationId],
    );
    return areas.length === 1 ? areas[0]!.id : '';
  }

  async establishments(): Promise<Choice[]> {
    return this.em.execute<Choice[]>(
      `select id as value, name as text from organisation where kind = 'secure-establishment' order by name`,
    );
  }
}
