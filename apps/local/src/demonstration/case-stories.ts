import type { InvitedAdvisers } from '#advice';
import type { Exemptions } from '#cases';
import type { Agency } from '#identity';

/** One body that is asked for advice, and how far it has come. Days are calendar days before the seeding. */
export interface Ask {
  source: Agency;
  team: string;
  /** Who writes. */
  by: string;
  received?: number;
  /** Received, and not taken by anybody. */
  untaken?: true;
  /** Health only: no team has been given it yet. */
  unallocated?: true;
  /** Where a piece was begun and not finished. */
  drafted?: number;
  submitted?: number;
  /** Returned by the officer, and submitted again in full. */
  returned?: number;
  corrected?: number;
  accepted?: number;
  /** Written in full, and sent to this colleague to sign. */
  toSign?: { daysAgo: number; by: string };
  /** The advice is an attached report; only needs, outcomes and provision are typed. */
  asReport?: true;
  /** Why this team is asked beside another of the same source. */
  beside?: string;
}

/** How a case went so far; what it holds comes from its texts. */
export interface CaseStory {
  child: string;
  officer: string;
  requester?: string;
  decided?: number;
  refused?: string;
  sent?: number;
  asks?: Ask[];
  /** Asked in person, because the family named them and they belong to no body. */
  inPerson?: Parameters<InvitedAdvisers['bodyOf']>[0];
  /** The family ended it. */
  withdrawn?: { daysAgo: number; why: string };
  /** From a statutory day; `from` and `to` are calendar days before the seeding. */
  exemption?: Pick<Parameters<Exemptions['record']>[2], 'rule' | 'ground' | 'why'> & {
    daysAgo: number;
    from: number;
    to: number;
  };
  sectionE?: number;
  draft?: number;
  final?: number;
  released?: number;
  /** Released to, and named in, by key of the body. */
  institution?: string;
}

const maud = 'Maud Alderson';
const imogen = 'Imogen Sallis';

type Days = Pick<Ask, 'received' | 'submitted' | 'accepted'>;
const ask = (source: Agency, team: string, by: string, days: Partial<Ask> & Days = {}): Ask => ({
  source,
  team,
  by,
  ...days,
});
/** Received, submitted, accepted. */
const days = (received: number, submitted: number, accepted: number): Days => ({ received, submitted, accepted });

export const early: CaseStory[] = [
  {
    child: 'grace-before',
    officer: maud,
    decided: 368,
    sent: 367,
    asks: [
      ask('education', 'kingcup', 'Ruth Ellison'),
      ask('health', 'paediatrics', 'Dr Leyla Ansari', { unallocated: true }),
      ask('educational-psychology', 'psychology', 'Dr Miriam Castell', days(366, 349, 347)),
      ask('social-care', 'disabled-children', 'Anita Deshmukh'),
    ],
    withdrawn: {
      daysAgo: 346,
      why: 'Mrs Okonjo has withdrawn the request: Grace has had no seizure for ten weeks on the new medicine, and the family would like to see a school year without one first.',
    },
  },
  { child: 'amira', officer: maud },
  { child: 'mei-lin', officer: imogen, requester: 'Dr Naomi Ferrand, child and adolescent psychiatrist' },
  {
    child: 'tomasz',
    officer: imogen,
    requester: 'Paul Kerrigan, SENCO',
    decided: 19,
    refused:
      'Tomasz has difficulty with reading and spelling, and he may have special educational needs. We decided that a plan may not be necessary now, because Millrace has not yet tried a structured reading programme with regular checks of progress, which it can provide from its own resources. It begins one this half term, with advice from our literacy service, and will look at the results with his mother in two terms. Nobody has yet looked at his reading in Polish, which we have asked the school to arrange.',
  },
  {
    child: 'grace',
    officer: maud,
    decided: 2,
    sent: 1,
    asks: [
      ask('education', 'kingcup', 'Ruth Ellison'),
      ask('health', 'paediatrics', 'Dr Leyla Ansari', { unallocated: true }),
      ask('social-care', 'disabled-children', 'Anita Deshmukh'),
    ],
    inPerson: {
      name: 'Yetunde Cole',
      email: 'yetunde.cole@choir.example',
      work: 'leader of the children’s choir',
      place: 'St Brannock’s Hall',
    },
  },
  {
    child: 'ruby',
    officer: imogen,
    decided: 3,
    sent: 2,
    asks: [
      ask('education', 'drummers-field', 'Josie Tranter', { received: 1, untaken: true }),
      ask('health', 'speech', 'Bethan Corrigan'),
      ask('social-care', 'early-help', 'Tess Oram'),
      ask('other', 'armed-forces', 'Major Lewis Tarrant'),
    ],
  },
];

export const gathering: CaseStory[] = [
  {
    child: 'leo',
    officer: maud,
    requester: 'Margaret Tansley, headteacher',
    decided: 14,
    sent: 13,
    asks: [
      ask('education', 'fernhollow', 'Margaret Tansley', { received: 12 }),
      ask('health', 'paediatrics', 'Dr Leyla Ansari', { received: 10 }),
      ask('health', 'speech', 'Kirsty Fallow', {
        received: 9,
        beside: 'Nobody has ever looked at Leo’s understanding of language, and he cannot say what upsets him.',
      }),
      ask('educational-psychology', 'psychology', 'Dr Miriam Castell', { received: 10 }),
      ask('social-care', 'early-help', 'Tess Oram', { received: 12 }),
    ],
  },
  {
    child: 'maisie',
    officer: imogen,
    decided: 56,
    sent: 54,
    asks: [
      ask('education', 'fernhollow', 'Margaret Tansley', days(53, 20, 17)),
      ask('health', 'occupational', 'Tunde Falade', { received: 51 }),
      ask('health', 'speech', 'Frances Nwosu', {
        received: 36,
        untaken: true,
        beside: 'Maisie loses speech when she is watched or hurried, at school more than anywhere.',
      }),
      ask('educational-psychology', 'psychology', 'Jonathan Prewitt', { received: 37 }),
      ask('social-care', 'early-help', 'Colin Abara', days(50, 12, 9)),
      ask('other', 'brightwell', 'Hannah Brightwell', { received: 35 }),
    ],
  },
  {
    child: 'daniyal',
    officer: maud,
    requester: 'Ruth Ellison, SENCO',
    decided: 33,
    sent: 31,
    asks: [
      ask('education', 'kingcup', 'Ruth Ellison', { received: 30, drafted: 3 }),
      ask('health', 'paediatrics', 'Dr Leyla Ansari', { received: 27, drafted: 5 }),
      ask('educational-psychology', 'psychology', 'Jonathan Prewitt', { received: 28, drafted: 4 }),
      ask('social-care', 'early-help', 'Tess Oram', { received: 29 }),
    ],
  },
  {
    child: 'freya',
    officer: imogen,
    decided: 45,
    sent: 44,
    asks: [
      ask('education', 'millrace', 'Paul Kerrigan', { received: 36, toSign: { daysAgo: 2, by: 'Sunita Rao' } }),
      ask('health', 'speech', 'Leila Haddow', { ...days(42, 21, 9), returned: 18, corrected: 12 }),
      ask('educational-psychology', 'psychology', 'Jonathan Prewitt', days(41, 7, 4)),
      ask('social-care', 'disabled-children', 'Colin Abara', { received: 42, submitted: 3 }),
    ],
  },
  {
    child: 'kayden',
    officer: maud,
    requester: 'Gwen Mather, social worker',
    decided: 50,
    sent: 49,
    asks: [
      ask('education', 'tidewell', 'Dean Rattray', days(48, 22, 20)),
      ask('health', 'looked-after-health', 'Dr Esi Quartey', days(47, 12, 9)),
      ask('educational-psychology', 'psychology', 'Jonathan Prewitt', days(47, 10, 8)),
      ask('social-care', 'looked-after', 'Gwen Mather', days(46, 14, 12)),
      ask('virtual-school', 'other-virtual-school', 'Alastair Penhale', days(48, 25, 22)),
    ],
  },
  {
    child: 'jaydon',
    officer: imogen,
    decided: 52,
    sent: 51,
    asks: [
      ask('education', 'coldmarsh', 'Lorna Beddows', days(50, 24, 21)),
      ask('health', 'speech', 'Hugh Semple', days(49, 16, 13)),
      ask('educational-psychology', 'psychology', 'Dr Miriam Castell', days(48, 9, 6)),
      ask('social-care', 'early-help', 'Nadine Farrow', days(49, 20, 18)),
      ask('youth-justice', 'youth-justice', 'Dwayne Ellery', days(50, 28, 26)),
    ],
  },
  {
    child: 'elsie',
    officer: 'Gwilym Rees',
    decided: 43,
    sent: 42,
    asks: [
      ask('education', 'withy-bank', 'Ines Duarte', { received: 36 }),
      ask('health', 'speech', 'Bethan Corrigan', { received: 37, drafted: 2 }),
      ask('educational-psychology', 'other-psychology', 'Jonathan Prewitt', { received: 36 }),
      ask('social-care', 'trust-early-help', 'Rhodri Vale', { received: 35 }),
    ],
  },
];

export const planned: CaseStory[] = [
  {
    child: 'noah',
    officer: maud,
    decided: 60,
    sent: 58,
    asks: [
      ask('education', 'kingcup', 'Ruth Ellison', days(57, 18, 15)),
      ask('health', 'speech', 'Bethan Corrigan', days(56, 21, 18)),
      ask('health', 'occupational', 'Tunde Falade', {
        ...days(56, 12, 10),
        asReport: true,
        beside: 'His paediatrician referred Noah for handwriting, for noise and for safety near roads.',
      }),
      ask('educational-psychology', 'psychology', 'Dr Miriam Castell', days(55, 16, 14)),
      ask('social-care', 'disabled-children', 'Anita Deshmukh', days(57, 20, 18)),
    ],
    sectionE: 7,
  },
  {
    child: 'poppy',
    officer: imogen,
    requester: 'Dr Leyla Ansari, community paediatrician',
    decided: 80,
    sent: 79,
    asks: [
      ask('education', 'fernhollow', 'Margaret Tansley', days(78, 46, 43)),
      ask('health', 'paediatrics', 'Dr Leyla Ansari', days(77, 50, 46)),
      ask('health', 'speech', 'Kirsty Fallow', {
        ...days(77, 41, 39),
        beside: 'Poppy speaks with a communication book, and her therapist writes for herself.',
      }),
      ask('educational-psychology', 'psychology', 'Dr Miriam Castell', days(76, 38, 36)),
      ask('social-care', 'disabled-children', 'Anita Deshmukh', days(78, 44, 43)),
    ],
    sectionE: 22,
    draft: 5,
    exemption: {
      daysAgo: 1,
      rule: 'D7',
      ground: 'exceptional',
      from: 2,
      to: -33,
      why: 'Poppy was operated on both hips on {2} and will be in plaster for five weeks, most of them in hospital, with one of her parents beside her. They cannot visit the school with us or talk the draft through until she is out. The surgeon’s letter is on file.',
    },
  },
  {
    child: 'isaac',
    officer: maud,
    decided: 112,
    sent: 111,
    asks: [
      ask('education', 'tidewell', 'Dean Rattray', days(110, 80, 78)),
      ask('health', 'paediatrics', 'Sinead Coyle', days(109, 72, 70)),
      ask('educational-psychology', 'psychology', 'Jonathan Prewitt', days(108, 61, 59)),
      ask('social-care', 'early-help', 'Colin Abara', days(110, 75, 73)),
    ],
    sectionE: 52,
    draft: 41,
    final: 15,
    released: 14,
    institution: 'tidewell',
  },
];

export const caseStories: CaseStory[] = [...early, ...gathering, ...planned];
