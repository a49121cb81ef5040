import type { DemonstrationChild, DemonstrationStatement } from './types.ts';

/** The one case of the authority next door, so that the trust's queue shows two authorities. */
export const elsie: DemonstrationChild = {
  key: 'elsie',
  givenName: 'Elsie',
  familyName: 'Marchbank',
  ageYears: 6,
  ageMonths: 9,
  sex: 'female',
  nhsNumber: '9990417237',
  setting: 'withy-bank',
  circumstances: {
    sensoryImpairment: [],
    lookedAfter: false,
    serviceFamily: false,
    youthJustice: false,
    knownToSocialCare: false,
    healthServices: ['Speech and language therapy'],
    askedFor: [],
  },
  parents: [{ name: 'Tamsin Marchbank', relationship: 'mother' }],
  requestedBy: 'parent',
  requestedDaysAgo: 82,
  stage: 'requests-taken',
  story:
    'Ashcombe Vale assesses; the therapist comes from Rivermere’s trust, which serves both authorities. Elsie speaks at home and has not spoken at school for two years.',
};

export const elsieStatements: DemonstrationStatement[] = [
  {
    child: 'elsie',
    category: 'history',
    kind: 'quoted',
    toldBy: 'Tamsin Marchbank',
    toldDaysAgo: 76,
    text: 'At home Elsie never stops. She does all the voices in the bath. She spoke at nursery until we moved house, and since the first day at Withy Bank she has not said one word there. They thought that she was shy and would grow out of it. That was two years ago.',
  },
  {
    child: 'elsie',
    category: 'communication',
    kind: 'quoted',
    toldBy: 'Tamsin Marchbank',
    toldDaysAgo: 76,
    text: 'She whispers to her friend Mabel when nobody is near. With grown-ups at school she freezes: her face goes blank and she cannot even nod. She wet herself in class because she could not ask. Please don’t offer her stickers for talking. She wants to and she can’t.',
  },
  {
    child: 'elsie',
    category: 'strengths',
    kind: 'reported',
    toldBy: 'Tamsin Marchbank',
    toldDaysAgo: 76,
    text: 'Her mother says that Elsie reads two years ahead of her age, swims like an otter and runs a hospital for toys with a full set of medical notes. She is loyal and notices everything.',
  },
  {
    child: 'elsie',
    category: 'hopes',
    kind: 'quoted',
    toldBy: 'Elsie',
    toldDaysAgo: 70,
    text: 'I would like to say yes when they call my name. I would like to sing in the Christmas one and be a badger.',
  },
];
