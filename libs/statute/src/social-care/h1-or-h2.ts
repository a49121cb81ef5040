/** The services that section 2 of the Act of 1970 lists, in the order of its letters. Written from memory: verify. */
export const disabledPersonsServices = [
  { id: 'help-at-home', words: 'Practical help in the home' },
  { id: 'recreation-at-home', words: 'Television, radio, library or similar recreation at home' },
  {
    id: 'recreation-outside',
    words: 'Outings, games, lectures or other recreation outside the home, or help to use education',
  },
  { id: 'travel', words: 'Travel to and from those' },
  { id: 'adaptations', words: 'Adapting the home, or equipment for safety, comfort or convenience' },
  { id: 'holidays', words: 'Holidays' },
  { id: 'meals', words: 'Meals, at home or elsewhere' },
  { id: 'telephone', words: 'A telephone, or equipment to use one' },
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
