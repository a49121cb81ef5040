import type { Agency } from '#identity';
import type { Category, SharingAnswer } from '#consent';

/** One discussion with a family about what may be read by whom. */
export interface Discussion {
  child: string;
  /** Calendar days before the seeding; on the day of the decision unless said. */
  daysAgo?: number;
  decidedBy: string;
  how: string;
  /** What the law lets somebody read all the same, on a basis by its id. */
  lawful?: { agency: Agency; categories: Category[]; basis: string; reason: string };
  /** For every category that `but` leaves out. */
  all: Partial<Record<Agency, SharingAnswer>>;
  but?: Partial<Record<Category, Partial<Record<Agency, SharingAnswer>>>>;
}

const usual = {
  education: 'agreed',
  health: 'agreed',
  'educational-psychology': 'agreed',
  'social-care': 'agreed',
} as const;
const telephone = 'By telephone, with the written guide sent beforehand';
const meeting = 'At a meeting at home, going through each box';

export const discussions: Discussion[] = [
  { child: 'grace', decidedBy: 'Blessing Okonjo', how: telephone, all: { ...usual, 'social-care': 'refused' } },
  {
    child: 'ruby',
    decidedBy: 'Megan Calloway',
    how: telephone,
    all: usual,
    but: {
      history: { other: 'agreed' },
      learning: { other: 'agreed' },
      health: { 'social-care': 'refused' },
    },
  },
  {
    child: 'leo',
    decidedBy: 'Kelly Barnaby',
    how: 'At her mother’s home, with Leo at school. She asked not to have to tell the story of his father again',
    all: usual,
    but: {
      history: { education: 'refused' },
      'home-and-family': { education: 'refused' },
    },
    lawful: {
      agency: 'social-care',
      categories: ['history'],
      basis: 'in-need',
      reason: 'The social worker assesses what help the family needs',
    },
  },
  {
    child: 'maisie',
    decidedBy: 'Claire Thornley',
    how: 'By video, with both parents; Maisie sent her own list of what school may read',
    all: { ...usual, other: 'agreed' },
    but: {
      'home-and-family': { education: 'refused', other: 'refused' },
      'friends-and-feelings': { education: 'refused' },
      history: { other: 'not-discussed' },
    },
  },
  {
    child: 'daniyal',
    decidedBy: 'Farah Qureshi',
    how: telephone,
    all: { education: 'agreed', health: 'agreed', 'educational-psychology': 'agreed' },
  },
  {
    child: 'freya',
    decidedBy: 'Helen Pemberley',
    how: 'At a meeting at school, with Freya for the second half and an interpreter',
    all: usual,
    but: { 'friends-and-feelings': { 'social-care': 'refused' } },
  },
  {
    child: 'noah',
    decidedBy: 'Folake Adebanjo',
    how: meeting,
    all: usual,
    but: { 'home-and-family': { education: 'refused', health: 'refused' } },
  },
  {
    child: 'noah',
    daysAgo: 40,
    decidedBy: 'Folake Adebanjo',
    how: 'By telephone. After meeting the therapists she is happy for them to read about home',
    all: {},
    but: { 'home-and-family': { health: 'agreed' } },
  },
  { child: 'poppy', decidedBy: 'Laura Hartwell', how: meeting, all: usual },
  {
    child: 'isaac',
    decidedBy: 'Rachel Fennimore',
    how: telephone,
    all: usual,
    but: { 'home-and-family': { education: 'refused' }, 'friends-and-feelings': { 'social-care': 'refused' } },
  },
  {
    child: 'kayden',
    decidedBy: 'Donna Pryce',
    how: 'By telephone, with the social worker, who agreed for Ashcombe Vale',
    all: { ...usual, 'virtual-school': 'agreed' },
    but: {
      history: { education: 'refused' },
      'home-and-family': { education: 'refused' },
    },
    lawful: {
      agency: 'social-care',
      categories: ['history', 'home-and-family'],
      basis: 'co-operation',
      reason: 'Social care looks after him and plans with the school',
    },
  },
  {
    child: 'jaydon',
    decidedBy: 'Jaydon Whitlow',
    how: 'At Coldmarsh, with pictures and say-it-back; his mother was told afterwards, as he wished',
    all: { ...usual, 'youth-justice': 'agreed' },
    but: {
      'home-and-family': { education: 'refused', 'youth-justice': 'refused' },
      'friends-and-feelings': { 'youth-justice': 'refused' },
    },
    lawful: {
      agency: 'social-care',
      categories: ['history'],
      basis: 'co-operation',
      reason: 'Social care plans his return home',
    },
  },
  {
    child: 'elsie',
    decidedBy: 'Tamsin Marchbank',
    how: telephone,
    all: { education: 'agreed', health: 'agreed', 'educational-psychology': 'agreed' },
    but: { history: { education: 'refused' } },
  },
];
