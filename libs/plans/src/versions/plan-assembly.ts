import type { SubmittedAdvice } from '#advice';
import { agencyWords, type Agency } from '#identity';
import { civil, londonDay } from '#platform';
import { needAreaOf, needAreas, planSections, type SectionId } from '#statute';
import type { LineDetails, LineSection } from '../merging/plan-line.schema.ts';
import { noteOfJ, sectionJ, type Budget } from '../personal-budget/section-j.rules.ts';
import { editedSections, type Wording } from '../sections/edited-sections.rules.ts';
import { adviceInOrder, inPlanOrder } from '../outcomes/plan-order.ts';
import type { HealthAgreement } from '../health-provision/agreed.rules.ts';
import { healthSettled } from '../health-provision/health-settled.rules.ts';
import type { PlanSections, PlanSectionText, PlanStatement } from '../plan-sections.schema.ts';

/** Something the family told, as section A prints it. */
export interface FamilyWords {
  id?: string;
  category: string;
  words: string;
  kind: 'quoted' | 'reported';
  toldBy: string;
  toldOn: string;
}

/** Words that rest on advice. `at`: where in the advice. */
interface Rested {
  id?: string;
  text: string;
  sources: readonly { contributionId: string; at: number }[];
}
type Stated = Rested & { section: LineSection };

/** The preparing-for-adulthood headings, as a plan prints them. */
export const adulthoodWords = {
  '': '',
  employment: 'Employment',
  'independent-living': 'Independent living',
  community: 'Friends, relationships and community',
  health: 'Good health',
} as const;

/** All that a plan is made of. Nothing else decides what it says. */
export interface PlanMaterial {
  /** The day on which it is made: sections have effective dates. */
  on: string;
  /** From 18 on, social care provision goes to H2 (F9). */
  isAdult: boolean;
  words: readonly FamilyWords[];
  advice: readonly Pick<
    SubmittedAdvice,
    'contributionId' | 'requestId' | 'agency' | 'author' | 'submittedAt' | 'edition'
  >[];
  needs: readonly (Stated & { area: string })[];
  provision: readonly (Stated & { details: LineDetails; outcomes: readonly string[] })[];
  outcomes: readonly (Rested & {
    id: string;
    /** The place that an officer gave it; 0 for none. */
    position: number;
    by: string;
    measure: string;
    steps: string;
    reviewed: string;
    owners: readonly Agency[];
    adulthood: keyof typeof adulthoodWords;
  })[];
  /** For section I of a final plan; a draft has none (F11). */
  placement: { name: string; type: string } | null;
  /** What the health commissioner agreed of section G, by the id of the provision (F7). */
  agreements: ReadonlyMap<string, HealthAgreement>;
  /** What was decided about a personal budget, for section J. */
  budget: Budget | null;
  /** How officers worded what is drafted from all this. */
  wordings: readonly Wording[];
}

/** The sections of a plan from what the family told, what was advised, what Section E made of it and how it was worded. @rule F1-F14 */
export const assemblePlan = (material: PlanMaterial): PlanSections =>
  healthSettled(editedSections(draftedSections(material), material.wordings, sourceNames(material)), material);

/** What section K will list, by request for advice or by teller, as statements name it. */
export function sourceNames({ advice, words }: Pick<PlanMaterial, 'advice' | 'words'>): Map<string, string> {
  const tellers = words.map(({ toldBy }) => [`told by ${toldBy}`, `${toldBy}, family`] as const);
  return new Map([...tellers, ...adviceInOrder(advice).map((each) => [each.requestId, nameOf(each)] as const)]);
}

/**
 * The sections as they are drafted, before anybody words them. Each thing lists what it holds in the order of the alphabet,
 * as the digest reads it.
 */
export function draftedSections(given: PlanMaterial): PlanSections {
  const material = inOrder(given);
  const { on, placement } = material;
  return planSections
    .filter(({ id, from, to }) => from <= on && (to === null || on <= to) && (id !== 'I' || placement !== null))
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, title }): PlanSectionText => {
      const note = id === 'J' ? noteOfJ(material.budget) : '';
      const statements = writers[id](material);
      return { id, ...(note ? { note } : {}), statements, title };
    });
}

/** The material in the order of the plan, whatever order it came in. */
interface OrderedMaterial extends PlanMaterial {
  /** How each source is named, as section K lists it, and its place there. */
  names: ReadonlyMap<string, { name: string; at: number }>;
  /** The number of each outcome, by its id. */
  numbers: ReadonlyMap<string, number>;
}

function inOrder(material: PlanMaterial): OrderedMaterial {
  const advice = adviceInOrder(material.advice);
  const outcomes = inPlanOrder(material.outcomes, advice);
  return {
    ...{ ...material, advice, outcomes },
    needs: inPlanOrder(material.needs, advice),
    provision: inPlanOrder(material.provision, advice),
    names: new Map(advice.map((each, at) => [each.contributionId, { name: nameOf(each), at }])),
    numbers: new Map(outcomes.map(({ id }, index) => [id, index + 1])),
  };
}

const writers: Record<SectionId, (material: OrderedMaterial) => PlanStatement[]> = {
  A: familyWords,
  B: needsIn('B'),
  C: needsIn('C'),
  D: needsIn('D'),
  E: outcomes,
  F: provisionIn('F'),
  G: provisionIn('G'),
  H1: provisionIn('H1'),
  H2: provisionIn('H2'),
  I: ({ placement }) =>
    placement ? [{ facts: [fact('Type', placement.type)], sources: [], text: placement.name }] : [],
  J: ({ budget, needs, numbers }) => sectionJ(budget, { needs, numbers }),
  K: listed,
};

/** Words as told, quoted where they are the speaker's own. @rule F1 */
function familyWords({ words }: PlanMaterial): PlanStatement[] {
  return words.map(({ id, category, words: text, kind, toldBy, toldOn }) => ({
    heading: category,
    key: id,
    sources: [`${toldBy}, ${kind === 'quoted' ? 'own words' : 'as reported'}, ${civil(toldOn)}`],
    text: kind === 'quoted' ? `“${text}”` : text,
  }));
}

/** Each need, grouped by the four areas. @rule F2 */
function needsIn(section: 'B' | 'C' | 'D') {
  return ({ needs, names }: OrderedMaterial): PlanStatement[] => {
    const own = needs.filter((need) => need.section === section);
    const under = Map.groupBy(own, ({ area }) => titleOf(area));
    return areas.flatMap((heading) =>
      (under.get(heading) ?? []).map(({ id, text, sources }) => ({
        heading,
        key: id,
        sources: namesOf(sources, names),
        text,
      })),
    );
  };
}

/** Shared outcomes, numbered as provision refers to them. @rule F3 F10 */
function outcomes({ outcomes: all, names }: OrderedMaterial): PlanStatement[] {
  return all.map(({ id, text, by, measure, steps, reviewed, owners, adulthood, sources }, index) => ({
    facts: [
      fact('By when', by),
      fact('How we will know', measure),
      ...factIf('Steps on the way', steps),
      ...factIf('Looked at again', reviewed),
      ...factIf('Who works towards it', owners.map((agency) => agencyWords[agency]).join(', ')),
      ...factIf('Preparing for adulthood', adulthoodWords[adulthood]),
    ],
    heading: `Outcome ${index + 1}`,
    key: id,
    sources: namesOf(sources, names),
    text,
  }));
}

/** Provision with who, how often and for how long, tied to the outcomes it serves. @rule F4 F5 F9 */
function provisionIn(section: 'F' | 'G' | 'H1' | 'H2') {
  return ({ provision, numbers, names, isAdult }: OrderedMaterial): PlanStatement[] =>
    provision
      .filter((each) => (isAdult && each.section === 'H1' ? 'H2' : each.section) === section)
      .map(({ id, text, details, outcomes: served, sources }) => ({
        facts: [
          fact('Who', [details.who, details.skill, details.group].filter(Boolean).join('; ')),
          fact(
            'How often, for how long',
            [details.frequency, details.duration, details.flexibleBecause].filter(Boolean).join('; '),
          ),
          fact('Reviewed', details.reviewed),
          fact('Outcomes', numbersOf(served, numbers)),
        ],
        key: id,
        sources: namesOf(sources, names),
        text,
      }));
}

/** All the advice and information the plan rests on, the family's first. @rule F14 */
function listed({ words, advice }: PlanMaterial): PlanStatement[] {
  const tellers = [...new Set(words.map(({ toldBy }) => toldBy))].map((toldBy) => {
    const days = words.filter((each) => each.toldBy === toldBy).map(({ toldOn }) => toldOn);
    return row(toldBy, 'Family', civil(days.toSorted().at(-1)), 'What the family told');
  });
  return [
    ...tellers,
    ...advice.map(({ agency, author, submittedAt, edition }) =>
      row(
        author.name,
        author.role,
        civil(londonDay(submittedAt)),
        `${agencyWords[agency]} advice${edition > 1 ? `, corrected (edition ${edition})` : ''}`,
      ),
    ),
  ];
}

const row = (author: string, role: string, on: string, document: string): PlanStatement => ({
  facts: [fact('Role', role), fact('Date', on), fact('Document', document)],
  sources: [],
  text: author,
});

const fact = (label: string, text: string) => ({ label, text });
const factIf = (label: string, text: string) => (text ? [fact(label, text)] : []);

/** The advice that words rest on, as section K lists it. */
function namesOf(sources: Rested['sources'], all: OrderedMaterial['names']): string[] {
  const found: { name: string; at: number }[] = [];
  for (const { contributionId } of sources) {
    const own = all.get(contributionId);
    if (own && !found.includes(own)) found.push(own);
  }
  return found.sort((a, b) => a.at - b.at).map(({ name }) => name);
}

/** How a statement names its source: as section K lists it. */
const nameOf = ({ author, agency }: PlanMaterial['advice'][number]) =>
  `${author.name}, ${author.role || agencyWords[agency]}`;

/** A need without an area is kept, at the end. */
const OTHER = 'Other needs';
const areas: string[] = [...needAreas.map(({ title }) => title), OTHER];
const titleOf = (area: string): string => needAreaOf(area)?.title ?? OTHER;

function numbersOf(served: readonly string[], all: ReadonlyMap<string, number>): string {
  const numbers = served.flatMap((id) => all.get(id) ?? []).sort((a, b) => a - b);
  return numbers.length ? numbers.join(', ') : 'None in this plan';
}
