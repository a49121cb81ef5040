import { createHash } from 'node:crypto';
import type { SubmittedAdvice } from '#advice';
import { agencies } from '#identity';
import { advisedLines, type LineUse } from '../../libs/plans/src/merging/lines.ts';
import { noDetails } from '../../libs/plans/src/merging/plan-line.schema.ts';
import { accountFor } from '../../libs/plans/src/outcomes/outcomes-accounting.rules.ts';
import type { SectionEState } from '../../libs/plans/src/outcomes/section-e.ts';
import { assemblePlan } from '../../libs/plans/src/versions/plan-assembly.ts';
import { hashOf } from '../../libs/plans/src/versions/plan-hash.ts';
import { materialOf } from '../../libs/plans/src/versions/plan-material.ts';

const sentence =
  'Asha follows what she can see and loses the thread when talk moves to what she cannot; in class she watches the others and copies. ';
const CARDS = 16;

/** Advice of about 50 KB, as it lies in the database. */
function adviceOf(at: number): SubmittedAdvice {
  const keys = Array.from({ length: CARDS }, (_, n) => `k${n}`);
  const words = (name: string, key: string) => `${name} ${key} of author ${at}. ${sentence.repeat(8)}`.slice(0, 1000);
  return {
    ...{ contributionId: `contribution-${at}`, requestId: `request-${at}`, agency: agencies[at % agencies.length]! },
    ...{ team: `Team ${at}`, organisation: `Body ${at}`, submittedAt: new Date('2026-03-02'), edition: 1, hash: '' },
    author: { name: `Author ${at}`, role: 'specialist', registration: '' },
    body: {
      ...{ involvement: '', contacts: [], earlierReports: '', strengths: '', noNeeds: '', monitoring: '', sources: '' },
      ...{ particular: {}, author: { name: `Author ${at}`, role: 'specialist', registration: '' } },
      needs: keys.map((key) => ({ key, area: 'cognition-and-learning', text: words('Need', key), section: 'B' })),
      outcomes: keys.map((key) => ({ key, text: words('Outcome', key), by: 'July', measure: 'Seen', needs: [key] })),
      provision: keys.map((key) => ({
        ...noDetails,
        ...{ key, text: words('Provision', key), outcomes: [key], section: 'F', who: 'A teacher', frequency: 'weekly' },
      })),
    },
  };
}

/** What an officer decided, as it lies in the database: all is used, and the last author joins the first. */
function decisionsOn(advice: SubmittedAdvice[]): Pick<SectionEState, 'outcomes' | 'proposals' | 'sources' | 'lines'> {
  const decided = { reason: null, decidedAt: new Date(0), decidedBy: '' };
  const advised = advice.flatMap(advisedLines);
  const last = advice.at(-1)!.contributionId;
  const target = (id: string) => id.replace(last, advice[0]!.contributionId);
  const uses = advised.map((each, at): LineUse => {
    const use = each.contributionId === last ? 'joined' : 'as-it-stands';
    return { ...each, ...decided, proposalId: each.id, at: at % CARDS, use, lineId: target(each.id) };
  });
  const lines = advised
    .filter(({ contributionId }) => contributionId !== last)
    .map((each) => ({ ...each, tiedTo: [] }));
  const proposals = advice.flatMap(({ contributionId, agency, team, author, requestId, body }) =>
    body.outcomes.map((outcome, at) => ({
      ...{ ...outcome, id: `${contributionId} ${outcome.key}`, contributionId, requestId, agency, team, at },
      ...{ authorName: author.name, edition: 1 },
    })),
  );
  const sources = proposals.map((each) => {
    return { ...each, ...decided, proposalId: each.id, outcomeId: target(each.id), use: 'joined' as const };
  });
  const outcomes = proposals.filter(({ contributionId }) => contributionId !== last);
  const decisions = {
    ...{ proposals, sources, outcomes: outcomes.map((each) => ({ ...each, ...unshaped })) },
    lines: { lines, uses },
  };
  return decisions as unknown as ReturnType<typeof decisionsOn>;
}

/** Section E as it is put together from the advice and the decisions. */
function merged(advice: SubmittedAdvice[], { outcomes, proposals, sources, lines }: ReturnType<typeof decisionsOn>) {
  const advised = advice.flatMap(advisedLines);
  return {
    ...{ caseId: '', advice, outcomes, proposals, sources, unsupported: [], ...accountFor(proposals, sources) },
    lines: { ...lines, advised, ...accountFor(advised, lines.uses) },
  };
}

const unshaped = {
  position: 0,
  steps: '',
  reviewed: '',
  owners: [],
  adulthood: '',
  answersAspiration: false,
  tiedTo: [],
};
const made = {
  on: '2026-03-02',
  isAdult: false,
  words: [],
  placement: null,
  agreements: new Map(),
  budget: null,
  wordings: [],
};

/** Milliseconds of processor time on this one core, the best of forty: by then the engine has compiled what runs. */
function best(work: () => void): number {
  const once = () => {
    const before = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 10_000;
  };
  return Math.min(...Array.from({ length: 40 }, once));
}

/** Eight contributions of 50 KB to the sections of a plan and its digest, against parsing and hashing the same bytes. */
export function compareMerging(): void {
  const stored = Array.from({ length: 8 }, (_, at) => JSON.stringify(adviceOf(at)));
  const decisions = decisionsOn(stored.map((text) => JSON.parse(text) as SubmittedAdvice));
  let seen = 0;
  const floor = best(() => {
    for (const text of stored) {
      seen += (JSON.parse(text) as SubmittedAdvice).body.needs.length;
      seen += createHash('sha256').update(text).digest('hex').length;
    }
  });
  const ours = best(() => {
    const advice = stored.map((text) => {
      const each = JSON.parse(text) as SubmittedAdvice;
      return { ...each, submittedAt: new Date(each.submittedAt) };
    });
    const sections = assemblePlan(materialOf(merged(advice, decisions), made));
    seen += hashOf({ childName: 'Asha', born: '2018-04-03', kind: 'draft', sections }).length;
  });
  if (seen === 0) throw new Error('Nothing was merged');
  const kb = Math.round(stored[0]!.length / 1024);
  console.log(
    `bench merge-8 ratio=${(floor / ours).toFixed(2)} times=${(ours / floor).toFixed(2)} floor=${floor.toFixed(2)} ours=${ours.toFixed(2)} kb=${kb}`,
  );
}

if (import.meta.main) compareMerging();
