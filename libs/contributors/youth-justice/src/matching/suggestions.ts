import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { stageWords } from '#cases';
import { Organisation } from '#identity';
import type { CustodyNotice } from '../custody/custody-notice.entity.ts';

/** A case of the officer's own area that may be the child's, and why. */
export interface SuggestedCase {
  id: string;
  reference: string;
  child: string;
  born: string;
  stage: string;
  why: string;
}

const MOST = 6;

/** Which of the authority's own cases a notice may be about: by name and date of birth, what fits best first. */
@Injectable()
export class SuggestedCases {
  constructor(private readonly em: EntityManager) {}

  async for({ areaId, givenName, familyName, born, case: known }: CustodyNotice): Promise<SuggestedCase[]> {
    const rows = await this.em.execute<Row[]>(
      `select * from (
         select c.id, c.reference, c.state, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text,
                c.id = ?::uuid as "isKnown", k.born = ?::date as "fitsBirth", lower(k.family_name) = lower(?) as "fitsFamily",
                lower(?) in (lower(k.given_name), lower(k.preferred_name)) is true as "fitsGiven"
           from ehc_case c join child k on k.id = c.child_id where c.area_id = ?) k
        where "isKnown" or ("fitsBirth" and ("fitsFamily" or "fitsGiven")) or ("fitsFamily" and "fitsGiven")
        order by "isKnown" desc nulls last, "fitsBirth" desc, "fitsFamily" desc, "fitsGiven" desc, reference desc limit ${MOST}`,
      [known ?? null, born, familyName, givenName, areaId],
    );
    return rows.map(({ state, isKnown, fitsBirth, fitsFamily, fitsGiven, ...row }) => ({
      ...row,
      stage: stageWords[state] ?? state,
      why: isKnown
        ? 'The detention before was matched with this case'
        : `Same ${[fitsGiven && 'first name', fitsFamily && 'last name', fitsBirth && 'date of birth'].filter(Boolean).join(', ')}`,
    }));
  }

  /** Whoever may commission health care in custody. */
  async commissioners(): Promise<{ value: string; text: string }[]> {
    const all = await this.em.find(Organisation, { kind: 'health-commissioner' }, { orderBy: { name: 'asc' } });
    return all.toSorted(byCustom).map(({ id, name }) => ({ value: id, text: name }));
  }
}

/** NHS England first: it commissions health care in custody. */
const byCustom = (one: Organisation, other: Organisation) =>
  Number(other.name.startsWith('NHS England')) - Number(one.name.startsWith('NHS England'));

interface Row extends Omit<SuggestedCase, 'stage' | 'why'> {
  state: string;
  isKnown: boolean | null;
  fitsBirth: boolean;
  fitsFamily: boolean;
  fitsGiven: boolean;
}
