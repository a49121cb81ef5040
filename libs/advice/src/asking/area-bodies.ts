import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Agency } from '#identity';
import { Clock } from '#platform';

/** A body that a request can go to: a team, or a commissioner whose designated health officer allocates it. */
export interface Body {
  id: string;
  kind: 'team' | 'commissioner';
  name: string;
  agency: Agency;
  organisationId: string;
  organisation: string;
  /** Where the body serves; null for a child's setting in another area. */
  area: string | null;
}

/**
 * Whom an authority can ask: a team that has not ended, a commissioner with a designated health officer. Health is asked
 * through its commissioner, who identifies the professionals (B5).
 */
@Injectable()
export class AreaBodies {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The bodies that serve an area, a child's setting, and those of the authority that looks after a child. @rule K1 */
  async of(areaId: string, settingId: string | null, lookedAfterBy: readonly string[]): Promise<Body[]> {
    return this.em.execute<Body[]>(
      `select t.id, 'team' as kind, t.name, t.agency, o.id as "organisationId", o.name as organisation, a.name as area
         from team t join organisation o on o.id = t.organisation_id
         left join organisation_area oa on oa.organisation_id = o.id
          and (oa.area_id = ? or (t.agency in ('virtual-school', 'social-care') and oa.area_id in (select x.id from area x where lower(x.name) in (select lower(n) from jsonb_array_elements_text(?::jsonb) n))))
         left join area a on a.id = oa.area_id
        where t.agency is not null and t.agency <> 'health' and t.ended_on is null and (oa.area_id is not null or o.id = ?)
        union all
       select o.id, 'commissioner', o.name, 'health', o.id, o.name, a.name
         from organisation o join organisation_area oa on oa.organisation_id = o.id join area a on a.id = oa.area_id
        where o.kind = 'health-commissioner' and oa.area_id = ?
          and exists (select 1 from membership m where m.organisation_id = o.id and m.role = 'designated-health-officer' and (m.ended_on is null or m.ended_on > ?::date))
        order by organisation, name`,
      [areaId, JSON.stringify(lookedAfterBy), settingId, areaId, this.clock.today()],
    );
  }
}
