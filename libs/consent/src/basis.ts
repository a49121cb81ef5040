import { Invalid } from '#platform';
import { lawfulBases, lawfulBasesOn, type CivilDate } from '#statute';

/** The ids of the bases in law, for schemas. */
export const basisIds = lawfulBases.map(({ id }) => id) as [string, ...string[]];

/** The bases in force on a day, to choose from. */
export const basisChoices = (today: string) =>
  lawfulBasesOn(today as CivilDate).map(({ id, title, citation }) => ({ value: id, text: `${title} (${citation})` }));

/** A basis in force, with its citation. @rule C7 @throws Invalid where it is not in force on the day */
export function basisOn(basis: string, today: string): string {
  const found = basisChoices(today).find(({ value }) => value === basis);
  if (!found) throw new Invalid({ basis: 'Choose the basis in law: without one, nothing is shared without agreement' });
  return found.text;
}
