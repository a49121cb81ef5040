import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';

/** The schools, colleges and secure establishments that serve an officer's area, to choose a child's setting from. */
@Injectable()
export class SettingList {
  constructor(private readonly em: EntityManager) {}

  async of(actor: Actor): Promise<{ value: string; text: string }[]> {
    return this.em.execute<{ value: string; text: string }[]>(
      `select o.id as value, o.name as text from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? and o.kind in ('school', 'secure-establishment') order by o.name`,
      [actor.areaId],
    );
  }
}
