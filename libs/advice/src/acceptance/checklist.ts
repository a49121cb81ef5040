import type { CircumstancesOfCase } from '#cases';
import { mayOpen, type FileStanding } from '#platform';
import { questionsFor, type AdviceProfile } from '../profiles/advice-profile.ts';
import type { AdviceBody } from '../contributions/contribution.schema.ts';
import { looseEnds } from '../writing/contribution-form.ts';
import { promptsFor } from '../writing/writing-prompts.ts';

/** What advice is judged by. @rule B16 B4 */
export const pointKeys = [
  ...(['needs', 'outcomes', 'provision', 'linked', 'particular', 'teacher', 'report'] as const),
  ...(['specific', 'accessible', 'expertise', 'need-based', 'aspirations'] as const),
] as const;
export type PointKey = (typeof pointKeys)[number];

/** One point as it stands for this advice. */
export interface Point {
  key: PointKey;
  /** What must be so. */
  text: string;
  /** What the portal found. */
  evidence: string;
  /** Whether it is so, where the portal can tell; null where a person must judge. */
  isMet: boolean | null;
  /** The rule without which the advice is not accepted, whoever ticks. */
  blocks?: string;
}

export interface Judged {
  body: AdviceBody;
  profile: AdviceProfile;
  circumstances: CircumstancesOfCase;
  /** The day on which somebody of the team read what the family told; null if nobody did. */
  readOn: string | null;
  /** How far its attached reports may be trusted. */
  reports: readonly FileStanding[];
}

/** The checklist for one piece of advice, in the order of the page. */
export function checklistFor(judged: Judged): Point[] {
  const { body, profile, circumstances, readOn, reports } = judged;
  const { author, needs, noNeeds, outcomes, provision } = body;
  const loose = looseEnds(body);
  const asked = questionsFor(profile, circumstances, body);
  const unanswered = asked.filter(({ name, required }) => required && !body.particular[name]);
  const teacher = asked.filter(({ neededToAccept }) => neededToAccept);
  const vague = Object.keys(promptsFor(body)).length;
  return [
    {
      key: 'needs',
      text: 'It states the child’s or young person’s needs',
      evidence: needs.length
        ? count(needs.length, 'need')
        : noNeeds
          ? 'It says why there is no need to state.'
          : 'None.',
      isMet: needs.length > 0 || noNeeds !== '',
    },
    {
      key: 'outcomes',
      text: 'It proposes outcomes that fit their age and phase',
      evidence: count(outcomes.length, 'outcome'),
      isMet: outcomes.length > 0 || noNeeds !== '',
    },
    {
      key: 'provision',
      text: 'It says what provision would help towards them',
      evidence: count(provision.length, 'piece of provision', 'pieces of provision'),
      isMet: provision.length > 0 || noNeeds !== '',
    },
    {
      key: 'linked',
      text: 'Each outcome answers a need, and provision works towards each',
      evidence: loose.length ? loose.join(' ') : 'Nothing is left unlinked.',
      isMet: loose.length === 0,
    },
    {
      key: 'particular',
      text: 'What this profession is asked in particular is answered',
      evidence: unanswered.length ? `Not answered: ${unanswered.map(({ label }) => label).join('; ')}.` : 'All of it.',
      isMet: unanswered.length === 0,
    },
    ...(teacher.length
      ? [
          teacherPoint(
            body,
            teacher.map(({ name }) => name),
          ),
        ]
      : []),
    ...(reports.length ? [reportPoint(reports)] : []),
    {
      key: 'specific',
      text: 'It is clear and specific: what, who, how often, how long',
      evidence: vague
        ? `Words that can be read in many ways in ${count(vague, 'place')}`
        : 'No vague words were found.',
      isMet: null,
    },
    { key: 'accessible', text: 'The family can follow it', evidence: '', isMet: null },
    {
      key: 'expertise',
      text: 'It stays within the author’s expertise',
      evidence: `${[author.name, author.role, author.registration].filter(Boolean).join(', ')}.`,
      isMet: null,
    },
    { key: 'need-based', text: 'It rests on need, not on what is available', evidence: '', isMet: null },
    {
      key: 'aspirations',
      text: 'It was written knowing what the child and family hope for',
      evidence: readOn
        ? `The team read what the family told, last on ${readOn}.`
        : 'Nobody of the team has read what the family told.',
      isMet: null,
    },
  ];
}

/** @rule B4 */
function teacherPoint({ particular }: AdviceBody, names: string[]): Point {
  const given = names.map((name) => particular[name]).filter(Boolean);
  const isMet = given.length === names.length;
  return {
    key: 'teacher',
    text: 'A teacher qualified in the sensory impairment was consulted: name and qualification',
    evidence: isMet
      ? `${given.join('; ')}.`
      : 'The name or the qualification is not there. Without both the law does not let this advice be accepted (rule B4): return it and ask for them.',
    isMet,
    blocks: 'B4',
  };
}

/** A report that nobody can open is no advice. @rule B16 */
function reportPoint(reports: readonly FileStanding[]): Point {
  const isMet = reports.every(mayOpen);
  return {
    key: 'report',
    text: 'The report that it rests on can be opened',
    evidence: isMet
      ? count(reports.length, 'report')
      : reports.includes('refused')
        ? 'A virus was found in it: return the advice and ask for a clean copy.'
        : 'It is being checked for viruses, usually for less than a minute. Reload this page; if it takes longer, tell whoever runs the portal.',
    isMet,
    blocks: 'B16',
  };
}

const count = (n: number, one: string, several = `${one}s`) => `${n} ${n === 1 ? one : several}.`;
