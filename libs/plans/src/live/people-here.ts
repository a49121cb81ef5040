import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { partWords } from '#cases';
import { agencyWords, roleWords, type Actor, type Agency, type Role } from '#identity';
import { londonToday } from '#platform';

/** Somebody at work in a Section E, by the id under which their page says so: a membership, or a person of the family. */
export interface PersonHere {
  id: string;
  name: string;
  role: string;
  initials: string;
}

/** Of the family, to those who do not know each of them by name here. */
const ofTheFamily = { name: 'A member of the family', role: '', initials: 'Fam' };

/** Names those who are at work together, as far as whoever looks may know them. */
@Injectable()
export class PeopleHere {
  constructor(private readonly em: EntityManager) {}

  /** The officers of an area, by person. */
  async officers(areaId: string): Promise<Record<string, string>> {
    const rows = await this.em.execute<{ id: string; name: string }[]>(
      `select distinct p.id, p.name from membership m join person p on p.id = m.person_id
        where m.area_id = ? and m.role in ('case-officer', 'signing-officer') and (m.ended_on is null or m.ended_on > ${londonToday})`,
      [areaId],
    );
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  }

  /**
   * Professionals by name, role and team; of the family only officers learn who it is. Whoever is no longer there is left out.
   * @param caseId a case whose Section E the actor reads
   */
  async of(actor: Actor, caseId: string, asked: { memberships: string[]; family: string[] }): Promise<PersonHere[]> {
    const working = await this.em.execute<Working[]>(
      `select m.id, p.name, m.role, t.name || ', ' || o.name as team, t.agency from membership m join person p on p.id = m.person_id
         left join team t on t.id = m.team_id left join organisation o on o.id = t.organisation_id where m.id = any(?::uuid[]) and (m.ended_on is null or m.ended_on > ${londonToday})`,
      [`{${asked.memberships.join(',')}}`],
    );
    const named = actor.areaId ? await this.family(caseId, asked.family) : [];
    return [
      ...working.map(({ id, name, role, team, agency }) => ({
        ...{ id, name, initials: initialsOf(name) },
        role: agency ? [agencyWords[agency], team].filter(Boolean).join(', ') : roleWords[role],
      })),
      ...asked.family.map((id) => named.find((each) => each.id === id) ?? { id, ...ofTheFamily }),
    ];
  }

  private async family(caseId: string, ids: string[]): Promise<PersonHere[]> {
    const rows = await this.em.execute<{ id: string; name: string; part: keyof typeof partWords }[]>(
      `select p.id, p.name, r.part from participant r join person p on p.id = r.person_id where r.case_id = ? and p.id = any(?::uuid[])`,
      [caseId, `{${ids.join(',')}}`],
    );
    return rows.map(({ id, name, part }) => ({ id, name, role: partWords[part] ?? '', initials: initialsOf(name) }));
  }
}

interface Working {
  id: string;
  name: string;
  role: Role;
  team: string | null;
  agency: Agency | null;
}

/** `Ruth Ann Ellison` is `RE`. */
const initialsOf = (name: string): string => {
  const words = name.replace(/^(Dr|Mrs?|Ms|Prof)\.? /, '').split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0]?.toUpperCase() ?? '').join('');
};
