import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencies, type Agency } from '#identity';
import { noDetails } from '../merging/plan-line.schema.ts';
import { comparedVersions } from './compared-versions.rules.ts';
import { assemblePlan, type PlanMaterial } from './plan-assembly.ts';
import { hashOf } from './plan-hash.ts';

type Advice = PlanMaterial['advice'][number];
type Need = PlanMaterial['needs'][number];
type Provision = PlanMaterial['provision'][number];
type Outcome = PlanMaterial['outcomes'][number];

const from = (contributionId: string, at = 0) => [{ contributionId, at }];
const need = (source: string, section: Need['section'], area: string, text: string): Need => ({
  ...{ section, area, text },
  sources: from(source),
});
const provision = (source: string, section: Provision['section'], text: string, outcomes = ['talk']): Provision => ({
  ...{ section, text, outcomes },
  details: { ...noDetails, who: 'a therapist', frequency: 'weekly', duration: '30 minutes', reviewed: 'each term' },
  sources: from(source),
});
const outcome = (id: string, words: Pick<Outcome, 'text' | 'by' | 'measure' | 'sources'>): Outcome => ({
  ...{ id, position: 0, steps: '', reviewed: '', owners: [], adulthood: '', answersAspiration: false },
  ...words,
});
const advice = (contributionId: string, agency: Advice['agency'], edition = 1): Advice => ({
  ...{ contributionId, requestId: `request of ${contributionId}`, agency, edition },
  author: { name: `Author of ${contributionId}`, role: `${agency} specialist`, registration: '' },
  submittedAt: new Date('2026-10-01T22:59:00Z'),
});

const material: PlanMaterial = {
  on: '2026-11-22',
  isAdult: false,
  words: [
    { category: 'Hopes', words: 'I want a friend.', kind: 'quoted', toldBy: 'Noah', toldOn: '2026-09-01' },
    { category: 'Health', words: 'He sleeps badly.', kind: 'reported', toldBy: 'Priya', toldOn: '2026-09-02' },
  ],
  advice: [advice('care', 'social-care', 2), advice('nhs', 'health'), advice('school', 'education')],
  needs: [
    need('care', 'D', 'social-emotional-and-mental-health', 'Tired family.'),
    need('school', 'B', 'sensory-and-physical', 'Noise hurts.'),
    need('school', 'B', '', 'Not said where.'),
    need('school', 'B', 'communication-and-interaction', 'Few words.'),
    need('nhs', 'C', 'sensory-and-physical', 'Wakes at four.'),
  ],
  provision: [
    provision('nhs', 'F', 'Speech therapy'),
    { ...provision('nhs', 'G', 'Sleep clinic', []), id: 'sleep' },
    { ...provision('nhs', 'G', 'Eye clinic', []), id: 'eyes' },
    provision('care', 'H1', 'Short breaks', ['friend']),
    provision('school', 'F', 'A quiet room'),
  ],
  outcomes: [
    outcome('friend', { text: 'A friend', by: 'July 2028', measure: 'Meets monthly', sources: from('care') }),
    outcome('talk', {
      text: 'Says what he needs',
      by: 'July 2027',
      measure: 'Five a week',
      sources: [...from('nhs'), ...from('school')],
    }),
  ],
  placement: null,
  agreements: new Map(),
  budget: null,
  wordings: [],
};

const plan = (changes: Partial<PlanMaterial> = {}) => assemblePlan({ ...material, ...changes });
const section = (id: string, changes?: Partial<PlanMaterial>) => plan(changes).find((each) => each.id === id)!;
const textsOf = (id: string, changes?: Partial<PlanMaterial>) =>
  section(id, changes).statements.map(({ text }) => text);
const facts = (id: string, at = 0) =>
  Object.fromEntries((section(id).statements[at]!.facts ?? []).map(({ label, text }) => [label, text]));

describe('assembling a plan', () => {
  it('has the sections in order, without I in a draft and with it in a final plan (F11)', () => {
    const draft = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2', 'J', 'K'];
    expect(plan().map(({ id }) => id)).toEqual(draft);
    const placement = { name: 'Alder Grove', type: 'Mainstream school' };
    const final = plan({ placement, provision: [] }).map(({ id }) => id);
    expect(final).toEqual([...draft.slice(0, 9), 'I', 'J', 'K']);
    expect(section('I', { placement }).statements).toMatchObject([
      { text: 'Alder Grove', facts: [{ label: 'Type', text: 'Mainstream school' }] },
    ]);
  });

  it('quotes own words and says when words are reported (F1)', () => {
    expect(section('A').statements).toEqual([
      { heading: 'Hopes', text: '“I want a friend.”', sources: ['Noah, own words, 1 September 2026'] },
      { heading: 'Health', text: 'He sleeps badly.', sources: ['Priya, as reported, 2 September 2026'] },
    ]);
  });

  it('groups needs by the four areas and loses none (F2)', () => {
    expect(section('B').statements.map(({ heading, text }) => [heading, text])).toEqual([
      ['Communication and interaction', 'Few words.'],
      ['Sensory and/or physical needs', 'Noise hurts.'],
      ['Other needs', 'Not said where.'],
    ]);
    expect([textsOf('C'), textsOf('D')]).toEqual([['Wakes at four.'], ['Tired family.']]);
  });

  it('names every source of an outcome, and ties provision to outcomes by number (F5)', () => {
    expect(section('E').statements[0]).toEqual({
      key: 'talk',
      heading: 'Outcome 1',
      text: 'Says what he needs',
      facts: [
        { label: 'By when', text: 'July 2027' },
        { label: 'How we will know', text: 'Five a week' },
      ],
      sources: ['Author of school, education specialist', 'Author of nhs, health specialist'],
    });
    expect(textsOf('F')).toEqual(['A quiet room', 'Speech therapy']);
    expect([facts('F').Outcomes, facts('H1').Outcomes, facts('G').Outcomes]).toEqual(['1', '2', 'None in this plan']);
  });

  it('calls health provision proposed until the commissioner agrees it (F7)', () => {
    expect(section('G').note).toMatch(/^Proposed, to be agreed by the health commissioner/);
    expect(section('G', { provision: [] }).note).toBeUndefined();
  });

  it('lets only agreed health provision into G of a final plan, item by item, and puts the rest in an annex (F7)', () => {
    const placement = { name: 'Alder Grove', type: 'Mainstream school' };
    const one = { name: 'Dr Mary Agu', role: 'designated medical officer', on: '2026-11-02' };
    const clinics = ['eyes', 'sleep'];
    fc.assert(
      fc.property(fc.subarray(clinics), (agreed) => {
        const changes = { placement, agreements: new Map(agreed.map((id) => [id, one])) };
        const keysIn = (id: string) =>
          plan(changes)
            .find((each) => each.id === id)
            ?.statements.map(({ key }) => key!)
            .toSorted((a, b) => a.localeCompare(b)) ?? [];
        expect(keysIn('G')).toEqual(agreed);
        expect(keysIn('Annex')).toEqual(clinics.filter((id) => !agreed.includes(id)));
        for (const { facts } of section('G', changes).statements)
          expect(facts?.at(-1)?.text).toBe('Dr Mary Agu, designated medical officer, 2 November 2026');
      }),
    );
    expect(section('G', { placement }).note).toMatch(/^The health commissioner has not agreed any provision yet/);
    expect(plan({ placement }).at(-1)!.note).toMatch(/^Proposed by health advice, not agreed: not part of section G/);
    expect(plan({ placement, provision: [] }).map(({ id }) => id)).not.toContain('Annex');
  });

  it('puts social care provision in H1 under 18 and in H2 from 18 (F9)', () => {
    expect([textsOf('H1'), textsOf('H2')]).toEqual([['Short breaks'], []]);
    expect([textsOf('H1', { isAdult: true }), textsOf('H2', { isAdult: true })]).toEqual([[], ['Short breaks']]);
  });

  it('lists advice with author, role, date in London and document (F14)', () => {
    expect(textsOf('K')).toEqual(['Noah', 'Priya', 'Author of school', 'Author of nhs', 'Author of care']);
    expect(facts('K', 4)).toEqual({
      Role: 'social-care specialist',
      Date: '1 October 2026',
      Document: 'Social care advice, corrected (edition 2)',
    });
  });
});

describe('the order in which contributions arrive and are decided about', () => {
  interface Contribution {
    agency: Agency;
    name: string;
    needs: string[];
    provision: string[];
    outcomes: string[];
  }
  const texts = fc.uniqueArray(fc.constantFrom('reads', 'speaks', 'sleeps', 'plays', 'eats'), { maxLength: 4 });
  const contributions = fc.uniqueArray(
    fc.record({
      agency: fc.constantFrom(...agencies),
      name: fc.constantFrom('Ruth', 'Tom', 'Idris', 'Moira'),
      ...{ needs: texts, provision: texts, outcomes: texts },
    }),
    { maxLength: 8, selector: ({ agency, name }) => `${agency} ${name}` },
  ) satisfies fc.Arbitrary<Contribution[]>;
  /** What an officer does with a text: the same text of several contributions is joined, one is left out. */
  const decide = (text: string) => (text === 'eats' ? null : text);

  /** Plays what happens in some order; ids and lists come as it does. */
  function play(story: readonly (readonly [Contribution, 'needs' | 'provision' | 'outcomes', number])[]): PlanMaterial {
    let next = 0;
    const ids = new Map<Contribution, string>();
    const idOf = (each: Contribution) => ids.get(each) ?? (ids.set(each, `id-${(next += 1)}`), ids.get(each)!);
    const made = { needs: [] as Need[], provision: [] as Provision[], outcomes: [] as Outcome[] };
    for (const [contribution, kind, at] of story) {
      const source = { contributionId: idOf(contribution), at };
      const text = decide(contribution[kind][at]!);
      if (!text) continue;
      const joined = (made[kind] as { text: string; sources: readonly object[] }[]).find((one) => one.text === text);
      if (joined) joined.sources = [...joined.sources, source];
      else if (kind === 'needs') made.needs.push({ ...need('', 'B', '', text), sources: [source] });
      else if (kind === 'provision') made.provision.push({ ...provision('', 'F', text, []), sources: [source] });
      else made.outcomes.push(outcome(text, { text, by: 'July', measure: 'Seen', sources: [source] }));
    }
    const served = made.provision.map((each) => ({ ...each, outcomes: [each.text] }));
    const given = [...ids].map(([{ agency, name }, id]) => ({
      ...advice(id, agency),
      author: { name, role: '', registration: '' },
    }));
    return { ...material, ...made, provision: served, advice: given };
  }

  it('does not change the plan', () => {
    fc.assert(
      fc.property(
        contributions.chain((all) => {
          const steps = all.flatMap((each) =>
            (['needs', 'provision', 'outcomes'] as const).flatMap((kind) =>
              each[kind].map((_, at) => [each, kind, at] as const),
            ),
          );
          const anyOrder = fc.shuffledSubarray(steps, { minLength: steps.length });
          return fc.tuple(anyOrder, anyOrder);
        }),
        ([one, other]) => {
          expect(assemblePlan(play(other))).toEqual(assemblePlan(play(one)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives way to the places that an officer gave', () => {
    const [friend, talk] = material.outcomes;
    const placed = [
      { ...friend!, position: 1 },
      { ...talk!, position: 2 },
    ];
    expect(textsOf('E', { outcomes: placed })).toEqual(['A friend', 'Says what he needs']);
    expect(textsOf('E', { outcomes: placed.toReversed() })).toEqual(['A friend', 'Says what he needs']);
  });
});

describe('the digest of a plan', () => {
  const frozen = { childName: 'Noah Sharma', born: '2018-03-04', kind: 'draft' as const, sections: plan() };

  it('is the same for the same content, whatever the order of its keys', () => {
    const stored = JSON.parse(JSON.stringify(frozen.sections)) as typeof frozen.sections;
    const turned = stored.map((each) => Object.fromEntries(Object.entries(each).toReversed())) as typeof stored;
    expect(hashOf({ ...frozen, sections: turned })).toBe(hashOf(frozen));
    expect(hashOf(frozen)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with one letter, with the name and with the kind', () => {
    const changed = structuredClone(frozen.sections);
    changed[0]!.statements[0]!.text += '.';
    const all = [
      frozen,
      { ...frozen, sections: changed },
      { ...frozen, childName: 'Noah Sharme' },
      { ...frozen, kind: 'final' as const },
    ];
    expect(new Set(all.map(hashOf)).size).toBe(all.length);
  });
});

it('compares word by word where most stays, and shows the whole as replaced where little does', () => {
  const of = (text: string) => [{ id: 'B', title: 'Needs', statements: [{ key: 'n1', text, sources: [] }] }];
  const kinds = (was: string, now: string) =>
    comparedVersions(of(was), of(now)).flatMap(({ changes }) =>
      changes.flatMap(({ runs }) => runs.map((run) => run.kind)),
    );
  expect(kinds('He reads single words.', 'He reads three words.')).toEqual(['same', 'out', 'in', 'same']);
  expect(
    kinds(
      'To be agreed by the board. Until it is, it does not count.',
      'What the board has not agreed stands at the end.',
    ),
  ).toEqual(['out', 'in']);
  expect(comparedVersions(of('The same.'), of('The same.'))).toEqual([]);
});
