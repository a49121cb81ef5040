import { openRequestStates, type Ground } from '#statute';

/** What happens now, said to the family: sentences of at most 20 words. @param name empty for the young person themself */
export function stageSentences(state: string, name: string): string[] {
  const [who, whose] = name ? [name, `${name}’s`] : ['you', 'your'];
  const sentences: Record<string, string[]> = {
    requested: [`We are deciding whether to assess ${whose} needs.`, 'We will tell you what we decide, and why.'],
    refused: ['We decided not to assess.', 'We told you why. You can ask us to look again, and you can appeal.'],
    assessing: [`We are asking the people who know ${who} to write to us.`, 'You need not tell them your story again.'],
    'not-issued': [
      'We decided not to write a plan.',
      'We told you why. You can ask us to look again, and you can appeal.',
    ],
    drafting: ['We have the advice we asked for.', 'We are writing the draft plan from it.'],
    'draft-sent': ['The draft plan is with you.', 'Nothing in it is final until you have had your say.'],
    final: [name ? `${name} has a plan.` : 'You have a plan.', 'We will look at it again with you within 12 months.'],
    reassessing: [`We are looking at ${whose} needs again.`],
    withdrawn: ['The request was withdrawn.', 'Nothing more happens unless somebody asks again.'],
    transferred: [`Another council is now responsible for ${whose} plan.`],
    ceased: ['The plan has ended.', 'If you do not agree, you can appeal.'],
  };
  return sentences[state] ?? [];
}

/** The steps of the line of where we are, said to the family; the steps of the law that say nothing new are left out. */
export const stepWords: Record<string, string> = {
  A7: 'We tell you whether we will assess',
  D3: 'If we decide not to write a plan, we tell you',
  D4: 'We send you the draft plan',
  D7: 'We give you the final plan',
};

/** Why the law allows more time, after "because"; said to the family. @rule A7 D8 */
export function moreTimeWords(ground: Ground): string {
  const words: Record<Ground, string> = {
    'school-closure': 'the school or college was closed for at least 4 weeks',
    'early-years-closure': 'the nursery was closed for at least 4 weeks',
    exceptional: 'of what happened in your family',
    absence: 'you were away from the area for at least 4 weeks',
    'missed-appointment': 'an appointment was missed',
    representations: 'you want to tell us more first',
  };
  return words[ground];
}

/** How far a body is with its advice, said to the family. */
export function writerWords(state: string, name: string): string {
  const words: Record<string, string> = {
    proposed: 'They gave advice before. We are asking whether it is enough',
    reused: 'We use the advice they gave before',
    sent: 'We have asked them',
    received: 'They have our request',
    taken: 'They are writing',
    returned: 'We asked them to add something',
    'wrong-team': 'We are finding the right people to write',
    'not-known': `They do not know ${name || 'you'} yet. We are sorting this out`,
    submitted: 'They have written. We are reading it',
    accepted: 'We have their advice',
    declined: 'They said they cannot help with this',
    're-routed': 'We asked somebody else instead',
    withdrawn: 'We no longer need to ask them',
    'nil-return': 'They have nothing to add',
  };
  return words[state] ?? 'We have asked them';
}

/** Whether we still wait for the advice. */
export const isAwaited = (state: string): boolean => openRequestStates.includes(state);
