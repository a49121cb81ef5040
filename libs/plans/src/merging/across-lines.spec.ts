import { expect, it } from 'vitest';
import { contradictionsAcross } from './across-lines.ts';
import { noDetails } from './plan-line.schema.ts';

const line = (id: string, text: string, frequency = '', kind: 'need' | 'provision' = 'provision') => ({
  ...{ id, kind, section: 'F' as const, text },
  details: { ...noDetails, frequency },
});
const across = (...[one, ...others]: ReturnType<typeof line>[]) => contradictionsAcross(one!, [one!, ...others]);

it('two pieces of provision that speak of the same and give different amounts are both named', () => {
  const found = across(
    line('1', 'Individual speech and language therapy', '30 minutes a week'),
    line('2', 'Speech and language therapy with a therapist', '45 minutes a week'),
    line('3', 'Hydrotherapy in the pool', '60 minutes a week'),
  );
  expect(found.map(({ about, said }) => [about, said.map(({ by, words }) => `${by}: ${words}`)])).toEqual([
    ['how many minutes', ['Here: 30 minutes', 'Section F, “Speech and language therapy with a therapist”: 45 minutes']],
  ]);
});

it('the same in the same amount, other provision, and needs are left alone', () => {
  const therapy = line('1', 'Speech and language therapy', '30 minutes a week');
  expect(across(therapy, line('2', 'Speech and language therapy at school', '30 minutes weekly'))).toEqual([]);
  expect(across(therapy, line('2', 'A reading programme', '45 minutes a week'))).toEqual([]);
  const need = (id: string, minutes: string) => line(id, `Speech and language tire after ${minutes}`, '', 'need');
  expect(across(need('1', '10 minutes'), need('2', '20 minutes'))).toEqual([]);
});

it('is found from either side', () => {
  const [one, other] = [line('1', 'Reading aloud programme', 'daily'), line('2', 'Reading aloud programme', 'weekly')];
  expect(across(one, other).map(({ about }) => about)).toEqual(across(other, one).map(({ about }) => about));
  expect(across(one, other)).toHaveLength(1);
});
