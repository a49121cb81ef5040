import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';

/** The bodies that serve an officer's area, to release a plan to; the institution that the plan names first. */
@Injectable()
export class Recipients {
  constructor(private readonly em: EntityManager) {}

  async of(actor: Actor, named: string | null): Promise<{ value: string; text: string }[]> {
    return this.em.execute<{ value: string; text: string }[]>(
      `select o.id as value, o.name as text
         from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? order by (o.id = ?::uuid) desc nulls last, o.name`,
      [actor.areaId, named],
    );
  }
}
