import { describe, expect, it } from 'vitest';
import { outcomePrompts, provisionPrompts } from './writing-prompts.ts';

describe('prompts on provision', () => {
  it.each([
    'Regular speech therapy',
    'Access to a quiet room',
    'Support as required',
    'Opportunities for turn taking',
    'Help as and when needed',
  ])('ask to be specific: %s', (text) => expect(provisionPrompts(text).join()).toContain('can be read in many ways'));

  it('quote each vague word once, also from how often', () => {
    expect(provisionPrompts('Regular help, with REGULAR breaks', 'as required')).toEqual([
      expect.stringMatching(/^“regular”, “as required” can be read/),
    ]);
  });

  it.each(['45 minutes a week with a speech therapist at school', 'An irregular verb game, twice a week'])(
    'leave alone what is specific: %s',
    (text) => expect(provisionPrompts(text)).toEqual([]),
  );
});

describe('prompts on outcomes', () => {
  it.each([
    'Noah will receive therapy',
    'He will have access to a laptop',
    '20 hours of support',
    'Weekly 1:1 teaching',
  ])('notice provision: %s', (text) => expect(outcomePrompts(text).join()).toContain('may describe provision'));

  it.each(['A specialist school', 'A place at Alder Grove', 'Attends alternative provision'])(
    'notice a placement: %s',
    (text) => expect(outcomePrompts(text).join()).toContain('placement'),
  );

  it.each([
    'Noah will tell an adult how he feels.',
    'She will travel to school alone.',
    'He will play a special song.',
  ])('leave alone what a child will do: %s', (text) => expect(outcomePrompts(text)).toEqual([]));
});
