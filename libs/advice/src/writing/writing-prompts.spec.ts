import { describe, expect, it } from 'vitest';
import { byPrompts, frequencyPrompts, measurePrompts, outcomePrompts, provisionPrompts } from './writing-prompts.ts';

describe('prompts on provision', () => {
  it.each([
    'Regular speech therapy',
    'Access to a quiet room',
    'Support as required',
    'Opportunities for turn taking',
    'Help as and when needed',
  ])('ask to be specific: %s', (text) => expect(provisionPrompts(text).join()).toContain('can be read in many ways'));

  it('quote each vague word once', () => {
    expect(provisionPrompts('Regular help, with REGULAR breaks as required')).toEqual([
      expect.stringMatching(/^“regular”, “as required” can be read/),
    ]);
  });

  it.each([
    ['as required', 'can be read'],
    ['often', 'How much is that?'],
    ['45 minutes a week', ''],
    ['each morning', ''],
    ['', ''],
  ])('ask how much “%s” is', (frequency, says) => {
    const prompts = frequencyPrompts(frequency).join();
    if (says) expect(prompts).toContain(says);
    else expect(prompts).toBe('');
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

  it('ask for a point in time, and for a place to arrive at', () => {
    expect(byPrompts('ongoing')).toHaveLength(1);
    expect(byPrompts('the end of Year 6')).toEqual([]);
    expect(measurePrompts('She will improve her reading', 'She reads better')).toHaveLength(1);
    expect(measurePrompts('She will improve her reading', 'From 20 to 60 words a minute')).toEqual([]);
    expect(measurePrompts('She will read a menu', '')).toEqual([]);
  });
});
