import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area, nations, type Actor } from '#identity';
import { londonToday } from '#platform';

interface Choice {
  value: string;
  text: string;
}

/** Whom a youth offending team can tell here, and where a child can be detained. */
/** A name without what may differ in it by a slip: case, spaces, points. The same as in `name_establishment`. */
const letters = (name: string) => `regexp_replace(lower(${name}), '[^[:alnum:]]', '', 'g')`;

@Injectable()
export class PortalAreas {
  constructor(private readonly em: EntityManager) {}

  /** Every authority, last those of other nations; those without officers on the portal are told by hand, and say so. */
  async all(): Promise<Choice[]> {
    const all = await this.em.find(Area, {}, { orderBy: { name: 'asc' } });
    const here = await this.here();
    const choices = all.map(({ id, name }) => ({
      value: id,
      text: here.has(id) ? name : `${name} (not on this portal)`,
    }));
    const abroad = all
      .filter(({ id }) => nations[id])
      .map(({ id, name }) => ({ value: id, text: `An authority in ${name}` }));
    return [...choices.filter(({ value }) => !nations[value]), ...abroad];
  }

  /** The authorities with officers on the portal. */
  async here(): Promise<Set<string>> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select distinct area_id as id from membership where area_id is not null and role in ('case-officer', 'signing-officer')
          and (ended_on is null or ended_on > ${londonToday})`,
    );
    return new Set(rows.map(({ id }) => id));
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

  /** The establishment that was chosen, or the one whose name has the letters that were written; none where neither is known. */
  async establishmentOf(id: string, name: string): Promise<string | undefined> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `select id from organisation where kind = 'secure-establishment' and (id::text = ? or ? = '' and ${letters('name')} = ${letters('?')}) limit 1`,
      [id, id, name],
    );
    return row?.id;
  }

  /** Puts an establishment that is in no list there, by its name. */
  async nameEstablishment(name: string): Promise<string> {
    const [row] = await this.em.execute<{ id: string }[]>('select name_establishment(?) as id', [name]);
    return row!.id;
  }
}
