/**
 * The services that section 2 of the Chronically Sick and Disabled Persons Act 1970 lists, in the order of its letters (a)
 * to (h), in short. Checked against subsection (1) as read out in Parliament (HC Deb 10 February 1971 vol 811 cc208-9W)
 * and as a council gives it; subsection (6), which has said the same for children since the Care Act 2014, was not at
 * hand: verify its words, above all those of (d).
 */
export const disabledPersonsServices = [
  { id: 'help-at-home', words: 'Practical help in the home' },
  { id: 'recreation-at-home', words: 'Radio, television, library or similar recreation, or help to get it' },
  {
    id: 'recreation-outside',
    words: 'Lectures, games, outings or other recreation outside the home, or help to use the education there is',
  },
  { id: 'travel', words: 'Travel to and from services that the authority arranges or approves' },
  { id: 'adaptations', words: 'Adapting the home, or more facilities in it, for safety, comfort or convenience' },
  { id: 'holidays', words: 'Help to take holidays, in a holiday home or elsewhere' },
  { id: 'meals', words: 'Meals, at home or elsewhere' },
  { id: 'telephone', words: 'A telephone, special equipment to use one, or help to get them' },
] as const;
export type DisabledPersonsService = (typeof disabledPersonsServices)[number]['id'];

/** What decides where a piece of social care provision goes in the plan. */
export interface ProvisionFacts {
  /** In completed years, on the day on which it is asked. */
  readonly age: number;
  readonly isDisabled: boolean;
  /** Which service of section 2 it is; null for any other. */
  readonly service: DisabledPersonsService | null;
}

export interface ProposedSection {
  readonly section: 'H1' | 'H2';
  readonly because: string;
  readonly rule: 'F9';
}

/** Proposes H1 or H2 for a piece of social care provision; the social worker decides. @rule F9 reg 12(1) */
export function h1OrH2({ age, isDisabled, service }: ProvisionFacts): ProposedSection {
  if (age >= 18) return h2('H1 is only for children under 18: from 18 the plan of adult social care supplies H2');
  if (!isDisabled)
    return h2('section 2 of the Act of 1970 is for disabled children, and this child is not one in its sense');
  const listed = disabledPersonsServices.find(({ id }) => id === service);
  if (!listed) return h2('it is none of the services that section 2 of the Act of 1970 lists');
  return {
    section: 'H1',
    because: `it is for a disabled child under 18 and one of the services of section 2 of the Act of 1970: ${lowerFirst(listed.words)}`,
    rule: 'F9',
  };
}

const h2 = (because: string): ProposedSection => ({ section: 'H2', because, rule: 'F9' });
const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
