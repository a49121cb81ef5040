import { describe, expect, it } from 'vitest';
import { assemblePlan, type PlanMaterial } from './plan-assembly.ts';
import { hashOf } from './plan-hash.ts';

type Advice = PlanMaterial['advice'][number];
type Need = Advice['body']['needs'][number];
type Provision = Advice['body']['provision'][number];

const need = (section: Need['section'], area: Need['area'], text: string): Need => ({ key: text, section, area, text });
const provision = (section: Provision['section'], text: string, outcomes: string[] = ['o1']): Provision => ({
  ...{ key: text, section, text, outcomes },
  ...{ who: 'a therapist', skill: '', group: '', frequency: 'weekly', duration: '30 minutes', reviewed: 'each term' },
});

function advice(contributionId: string, agency: Advice['agency'], body: Partial<Advice['body']>, edition = 1): Advice {
  return {
    ...{ contributionId, agency, edition },
    author: { name: `Author of ${contributionId}`, role: `${agency} specialist`, registration: '' },
    submittedAt: new Date('2026-10-01T22:59:00Z'),
    body: {
      ...{
        involvement: '',
        contacts: [],
        earlierReports: '',
        monitoring: '',
        strengths: '',
        noNeeds: '',
        sources: '',
        particular: {},
      },
      ...{ needs: [], outcomes: [], provision: [], author: { name: '', role: '', registration: '' } },
      ...body,
    },
  };
}

const material: PlanMaterial = {
  on: '2026-11-22',
  isAdult: false,
  words: [
    { category: 'Hopes', words: 'I want a friend.', kind: 'quoted', toldBy: 'Noah', toldOn: '2026-09-01' },
    { category: 'Health', words: 'He sleeps badly.', kind: 'reported', toldBy: 'Priya', toldOn: '2026-09-02' },
  ],
  advice: [
    advice('school', 'education', {
      needs: [
        need('B', 'sensory-and-physical', 'Noise hurts.'),
        need('B', 'communication-and-interaction', 'Few words.'),
        need('B', '', 'Not said where.'),
      ],
      provision: [provision('F', 'A quiet room')],
    }),
    advice('nhs', 'health', {
      needs: [need('C', 'sensory-and-physical', 'Wakes at four.')],
      provision: [provision('G', 'Sleep clinic', ['o9']), provision('F', 'Speech therapy')],
    }),
    advice(
      'care',
      'social-care',
      {
        needs: [need('D', 'social-emotional-and-mental-health', 'Tired family.')],
        provision: [provision('H1', 'Short breaks')],
      },
      2,
    ),
  ],
  outcomes: [
    { text: 'A friend', by: 'July 2028', measure: 'Meets monthly', sources: [{ contributionId: 'care', key: 'o1' }] },
    {
      text: 'Says what he needs',
      by: 'July 2027',
      measure: 'Five a week',
      sources: [
        { contributionId: 'school', key: 'o1' },
        { contributionId: 'nhs', key: 'o1' },
      ],
    },
  ],
  placement: null,
  agreement: null,
};

const plan = (changes: Partial<PlanMaterial> = {}) => assemblePlan({ ...material, ...changes });
const section = (id: string, changes?: Partial<PlanMaterial>) => plan(changes).find((each) => each.id === id)!;
const texts = (id: string, changes?: Partial<PlanMaterial>) => section(id, changes).statements.map(({ text }) => text);
const facts = (id: string, at = 0) =>
  Object.fromEntries((section(id).statements[at]!.facts ?? []).map(({ label, text }) => [label, text]));

describe('assembling a plan', () => {
  it('has the sections in order, without I in a draft and with it in a final plan (F11)', () => {
    const draft = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2', 'J', 'K'];
    expect(plan().map(({ id }) => id)).toEqual(draft);
    const placement = { name: 'Alder Grove', type: 'Mainstream school' };
    const final = plan({ placement, advice: [] }).map(({ id }) => id);
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
    expect([texts('C'), texts('D')]).toEqual([['Wakes at four.'], ['Tired family.']]);
  });

  it('names every source of an outcome, and ties provision to outcomes by number (F5)', () => {
    expect(section('E').statements[1]).toEqual({
      heading: 'Outcome 2',
      text: 'Says what he needs',
      facts: [
        { label: 'By when', text: 'July 2027' },
        { label: 'How we will know', text: 'Five a week' },
      ],
      sources: ['Author of school, education specialist', 'Author of nhs, health specialist'],
    });
    expect(texts('F')).toEqual(['A quiet room', 'Speech therapy']);
    expect([facts('F').Outcomes, facts('H1').Outcomes, facts('G').Outcomes]).toEqual(['2', '1', 'None in this plan']);
  });

  it('calls health provision proposed until the commissioner agrees it (F7)', () => {
    expect(section('G').note).toMatch(/^Proposed, to be agreed by the health commissioner/);
    expect(section('G', { advice: [] }).note).toBeUndefined();
  });

  it('lets only agreed health provision into G of a final plan (F7)', () => {
    const placement = { name: 'Alder Grove', type: 'Mainstream school' };
    expect(texts('G', { placement })).toEqual([]);
    expect(section('G', { placement }).note).toMatch(/^The health commissioner has not agreed any provision yet/);
    const annex = plan({ placement }).at(-1)!;
    expect(annex.note).toMatch(/^Proposed by health advice, not agreed: not part of section G/);
    expect([annex.id, annex.statements.map(({ text }) => text)]).toEqual(['Annex', ['Sleep clinic']]);

    const agreement = { name: 'Dr Mary Agu', role: 'designated medical officer', on: '2026-11-02' };
    const agreed = { placement, agreement };
    expect(plan(agreed).at(-1)!.id).toBe('K');
    expect([texts('G', agreed), section('G', agreed).agreed]).toEqual([['Sleep clinic'], agreement]);
    expect(section('G', agreed).note).toBe(
      'Agreed for the health commissioner by Dr Mary Agu, designated medical officer, on 2 November 2026.',
    );
    expect(plan({ placement, advice: [] }).map(({ id }) => id)).not.toContain('Annex');
  });

  it('puts social care provision in H1 under 18 and in H2 from 18 (F9)', () => {
    expect([texts('H1'), texts('H2')]).toEqual([['Short breaks'], []]);
    expect([texts('H1', { isAdult: true }), texts('H2', { isAdult: true })]).toEqual([[], ['Short breaks']]);
  });

  it('lists advice with author, role, date in London and document (F14)', () => {
    expect(texts('K')).toEqual(['Noah', 'Priya', 'Author of school', 'Author of nhs', 'Author of care']);
    expect(facts('K', 4)).toEqual({
      Role: 'social-care specialist',
      Date: '1 October 2026',
      Document: 'Social care advice, corrected (edition 2)',
    });
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
