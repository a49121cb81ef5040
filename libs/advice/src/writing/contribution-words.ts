import { questionsFor, type AdviceProfile } from '../profiles/advice-profile.ts';
import type { AdviceBody, NeedSection, ProvisionSection } from '../contributions/contribution.schema.ts';
import type { CircumstancesOfCase } from '#cases';
import { needAreas } from '#statute';

/** The four areas of need (F2), as families and professionals say them. */
export const areaWords: Record<string, string> = Object.fromEntries(needAreas.map(({ id, title }) => [id, title]));

/** How somebody came to know the child for this advice. */
export const contactWords: Record<string, string> = {
  observation: 'Observation',
  assessment: 'Assessment',
  talk: 'Talk with the child, family or staff',
  session: 'Therapy, teaching or support session',
  visit: 'Visit',
  meeting: 'Meeting',
  records: 'Reading of records',
};

/** Where in the plan a need or a piece of provision goes. */
export const sectionWords: Record<NeedSection | ProvisionSection, string> = {
  B: 'Special educational need (section B)',
  C: 'Health need related to special educational needs (section C)',
  D: 'Social care need related to special educational needs (section D)',
  F: 'Special educational provision (section F)',
  G: 'Health care provision (section G)',
  H1: 'Social care for a disabled child under 18 (section H1)',
  H2: 'Other social care provision (section H2)',
};

export const choicesOf = (sections: readonly (NeedSection | ProvisionSection)[]) =>
  sections.map((value) => ({ value, text: sectionWords[value] }));

/** The first words of a card, to be recognised by where it is ticked. */
export function shortly(text: string, max = 90): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max).replace(/\s\S*$/, '')}…`;
}

/** The answers to this profession's own questions, as they are read. */
export function answersOf(profile: AdviceProfile, { particular }: AdviceBody): { label: string; text: string }[] {
  return profile.questions
    .map(({ name, label, choices }) => {
      const given = particular[name] ?? '';
      return { label, text: choices?.find(({ value }) => value === given)?.text ?? given };
    })
    .filter(({ text }) => text);
}

/** A field of the form by its question: `needs.n2.area` is "Need 2: Area of need". */
export function fieldWords(name: string, profile: AdviceProfile): string {
  const [list = '', key = '', part = ''] = name.split('.');
  const own = profile.questions.find((question) => list === 'particular' && question.name === key);
  if (own) return own.label;
  const number = /\d+$/.exec(key)?.[0] ?? '';
  const card = { contacts: 'Time', needs: 'Need', outcomes: 'Outcome', provision: 'Provision' }[list];
  const question = questionWords[`${list}.${part}`] ?? questionWords[part || key || list];
  return card ? `${card} ${number}: ${question}` : (question ?? list);
}

/** What stands in a field, in words. */
export function valueWords(name: string, value: string, profile: AdviceProfile): string {
  const [list = '', key = '', part = ''] = name.split('.');
  if (part === 'key') return value ? 'It is there' : 'It is not there';
  if (part === 'area') return areaWords[value] ?? value;
  if (part === 'how') return contactWords[value] ?? value;
  if (part === 'section') return sectionWords[value as NeedSection] ?? value;
  if (part === 'needs' || part === 'outcomes')
    return value.replaceAll(',', ', ').replaceAll(/[a-z](\d+)/g, part === 'needs' ? 'need $1' : 'outcome $1');
  if (list !== 'particular') return value;
  const choices = profile.questions.find((question) => question.name === key)?.choices;
  return choices?.find((choice) => choice.value === value)?.text ?? value;
}

const questionWords: Record<string, string> = {
  involvement: 'How do you know the child or young person?',
  earlierReports: 'Which earlier reports does this build on?',
  strengths: 'What does the child or young person do well?',
  noNeeds: 'If you found no need, say so and why',
  monitoring: 'How is it watched whether this works?',
  sources: 'What does this advice rest on?',
  name: 'Your name',
  role: 'Your role',
  registration: 'Registration number',
  key: 'Is it there?',
  on: 'When?',
  how: 'How?',
  'contacts.who': 'Where and with whom?',
  'needs.text': 'What is the need, and what does it mean day by day?',
  area: 'Area of need',
  'needs.section': 'Which kind of need is it?',
  'outcomes.text': 'What will the child or young person be able to do?',
  by: 'By when?',
  measure: 'How can anyone tell?',
  needs: 'Which needs does it answer?',
  'provision.text': 'What should happen?',
  outcomes: 'Which outcomes does it work towards?',
  who: 'Who gives it?',
  skill: 'With what skill or training?',
  group: 'Alone or in a group?',
  frequency: 'How often, and how long each time?',
  duration: 'For how long?',
  reviewed: 'When is it reviewed, and by whom?',
  section: 'Which part of the plan does it belong to?',
};

/** One line of the contents above the form. */
export interface FormSection {
  href: string;
  title: string;
  state: 'Not started' | 'Something is missing' | 'Done';
}

/** How far each part of the form is, given what still stands between it and its submission. */
export function sectionsOf(
  body: AdviceBody,
  problems: Record<string, string>,
  profile: AdviceProfile,
  circumstances: CircumstancesOfCase,
): FormSection[] {
  const asked = questionsFor(profile, circumstances, body).map(({ name }) => body.particular[name] ?? '');
  const section = (href: string, title: string, fields: RegExp, begun: boolean): FormSection => {
    const missing = Object.keys(problems).some((field) => fields.test(field));
    return { href, title, state: begun ? (missing ? 'Something is missing' : 'Done') : 'Not started' };
  };
  return [
    section(
      '#about-involvement',
      'About your involvement',
      /^(involvement|particular\.)/,
      [body.involvement, body.earlierReports, ...asked].some(Boolean) || body.contacts.some(({ how }) => how),
    ),
    section('#about-strengths', 'Strengths', /^strengths/, body.strengths !== ''),
    section('#needs', 'Needs', /^(needs\.|noNeeds)/, body.noNeeds !== '' || body.needs.some(({ text }) => text)),
    section(
      '#outcomes',
      'Outcomes and provision',
      /^(outcomes|provision)\./,
      body.outcomes.some(({ text }) => text) || body.provision.some(({ text }) => text),
    ),
    section('#about-sources', 'Sources', /^sources/, body.sources !== ''),
    section('#about-you', 'About you', /^author\./, body.author.role !== ''),
  ];
}
