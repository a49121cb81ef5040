import { Releases } from '#disclosure';
import type { Actor } from '#identity';
import {
  HealthProvisions,
  LineService,
  OutcomeService,
  PlanVersions,
  ReleasedPlans,
  SectionE,
  SectionEditor,
  type LineWording,
  type SectionEState,
} from '#plans';
import { marksOf } from '#platform';
import { planQuestions } from '#statute';
import { sharedOutcomes } from './shared-outcomes.ts';
import type { Stage } from './stage.ts';
import type { ProposedOutcome, SharedOutcome } from './types.ts';

/** Proposals that the officer did not use, and why. */
const notUsed: (ProposedOutcome & { child: string; reason: string })[] = [
  {
    child: 'isaac',
    source: 'social-care',
    author: 'Colin Abara',
    key: 'o3',
    reason:
      'It is an outcome for his family. What the family needs is kept as provision in section H2, and fewer calls from school are part of how outcome 2 is judged.',
  },
  {
    child: 'noah',
    source: 'health',
    author: 'Tunde Falade',
    key: 'o4',
    reason: 'It is a step on the way to outcome 1, where his strategies against noise are among the means.',
  },
];

/** What the checks found in needs and provision, and how the officer mended it. `towards`: the outcome and the need it is tied to, by how they begin. */
const mended: {
  child: string;
  begins: string;
  towards?: string[];
  words: Partial<Pick<LineWording, 'section' | 'outsideFBecause'>>;
}[] = [
  {
    ...{ child: 'isaac', begins: 'Family support for parents', words: {} },
    towards: ['Zac will stay in lessons', 'Each exclusion is felt'],
  },
  { child: 'isaac', begins: 'Cycle training', words: { section: 'F' } },
  {
    ...{ child: 'isaac', begins: 'Medicine reviewed' },
    words: { outsideFBecause: 'The training is of the staff who give his medicine, not of Zac.' },
  },
];

const signedBy = 'Gerald Whitcombe';
/** Decides for the health commissioner what enters section G. */
const commissionedBy = 'Dr Rohan Mistry';

/** The council's own first words in section A, beside what the family told. */
const introductions: Record<string, string> = {
  isaac:
    'Isaac likes to be called Zac. He mends engines, keeps pigeons with his grandfather and wants to work with his hands.',
  poppy: 'Poppy talks with her communication book, her eyes and her laugh. She chooses, and she knows what she likes.',
};

/** Section E, the draft, the final plan as it is issued, and its release to the virtual school. @rule F3 F5 D4 G6 G7 P2 */
export function tellPlan(stage: Stage): void {
  const { sectionE, draft, final, released, institution } = stage.story;
  if (sectionE === undefined) return;
  const shared = sharedOutcomes.filter(({ child }) => child === stage.child.key);
  for (const [index, outcome] of shared.entries())
    stage.at(sectionE, `10:${String(10 + 8 * index)}`, stage.officer, (actor) => join(stage, actor, outcome));
  stage.at(sectionE, '11:30', stage.officer, (actor) => refuse(stage, actor));
  if (draft === undefined) return;
  stage.at(sectionE, '14:00', stage.officer, (actor) => keepTheRest(stage, actor));
  stage.at(sectionE, '14:40', stage.officer, (actor) => mend(stage, actor));
  stage.at(draft, '11:50', stage.officer, (actor) => introduce(stage, actor));
  stage.at(draft, '12:15', stage.officer, async (actor) => {
    stage.planVersionId = (await stage.app.get(PlanVersions).makeDraft(actor, stage.caseId)).id;
  });
  stage.at(draft, '12:40', stage.officer, (actor) => askCommissioner(stage, actor));
  if (final === undefined || institution === undefined) return;
  stage.at(draft - 6, '09:20', stage.directory.worker(commissionedBy), (actor) => agreeAllButLast(stage, actor));
  const institutionId = stage.directory.organisation(institution);
  stage.at(final, '11:00', stage.directory.worker(signedBy), async (actor) => {
    const placementReason =
      'Zac goes there and wants to stay, and the academy has said that it can do what the plan asks.';
    const why = { basis: 'mainstream' as const, placementReason };
    const confirmed = planQuestions.map(({ rule }) => rule);
    const signed = { signedName: signedBy, confirmed, ...why };
    const input = { institutionId, institutionType: 'Mainstream secondary school', ...signed };
    stage.planVersionId = (await stage.app.get(PlanVersions).makeFinal(actor, stage.caseId, input)).id;
  });
  if (released === undefined) return;
  const virtual = stage.directory.organisation('virtual');
  const forVirtual = 'He is looked after now: his personal education plan must add to Section E and not repeat it.';
  stage.at(10, '10:15', stage.officer, (actor) => release(stage, actor, virtual, ['E', 'F'], forVirtual));
  stage.at(released - 1, '08:40', stage.directory.worker('Helena Marsh'), (actor) =>
    stage.app.get(ReleasedPlans).read(actor, stage.planVersionId),
  );
}

/** Takes the first of the joined proposals, rewords it as all of them together mean it, and joins the others. */
async function join(stage: Stage, actor: Actor, { text, by, measure, joins }: SharedOutcome): Promise<void> {
  const outcomes = stage.app.get(OutcomeService);
  const { proposals } = await stage.app.get(SectionE).of(actor, stage.caseId);
  const [first, ...others] = joins.map((proposed) => idOf(proposed, proposals));
  await outcomes.decide(actor, stage.caseId, first!, { use: 'as-it-stands', outcomeId: '', reason: '', seen: '' });
  const { sources, outcomes: all } = await stage.app.get(SectionE).of(actor, stage.caseId);
  const source = sources.find((each) => each.proposalId === first)!;
  const outcome = all.find((each) => each.id === source.outcomeId)!;
  const { id } = outcome;
  const was = marksOf(new Map(Object.entries({ text: outcome.text, by: outcome.by, measure: outcome.measure })));
  await outcomes.reword(actor, stage.caseId, id, { text, by, measure, was });
  const joined = { use: 'joined' as const, outcomeId: id, reason: '' };
  await outcomes.decide(actor, stage.caseId, first!, { ...joined, seen: source.decidedAt.toISOString() });
  for (const other of others) await outcomes.decide(actor, stage.caseId, other, { ...joined, seen: '' });
}

async function refuse(stage: Stage, actor: Actor): Promise<void> {
  const { proposals } = await stage.app.get(SectionE).of(actor, stage.caseId);
  for (const { reason, ...proposed } of notUsed.filter(({ child }) => child === stage.child.key)) {
    const id = idOf(proposed, proposals);
    const decision = { use: 'not-used' as const, outcomeId: '', reason, seen: '' };
    await stage.app.get(OutcomeService).decide(actor, stage.caseId, id, decision);
  }
}

async function keepTheRest(stage: Stage, actor: Actor): Promise<void> {
  const { unaccounted, advice } = await stage.app.get(SectionE).of(actor, stage.caseId);
  const decision = { use: 'as-it-stands' as const, outcomeId: '', reason: '', seen: '' };
  for (const { id } of unaccounted) await stage.app.get(OutcomeService).decide(actor, stage.caseId, id, decision);
  for (const { contributionId } of advice) await stage.app.get(LineService).useAll(actor, stage.caseId, contributionId);
}

async function introduce(stage: Stage, actor: Actor): Promise<void> {
  const ownText = introductions[stage.child.key];
  if (!ownText) return;
  const editor = stage.app.get(SectionEditor);
  const { names } = await editor.of(actor, stage.caseId, 'A');
  const ownSources = [...names.keys()].slice(0, 1);
  await editor.save(actor, stage.caseId, 'A', { statements: [], ownText, ownSources, reset: '', keep: '' });
}

async function askCommissioner(stage: Stage, actor: Actor): Promise<void> {
  const provisions = stage.app.get(HealthProvisions);
  const { items } = await provisions.of(actor, stage.caseId);
  const [commissioner] = await provisions.commissioners(actor);
  if (!items.length || !commissioner) return;
  const lines = items.map(({ lineId }) => lineId);
  await provisions.ask(actor, stage.caseId, { lines, commissionerId: commissioner.value });
}

async function agreeAllButLast(stage: Stage, actor: Actor): Promise<void> {
  const provisions = stage.app.get(HealthProvisions);
  const waiting = (await provisions.toUs(actor)).filter((each) => each.case === stage.caseId);
  for (const [at, { id }] of waiting.entries()) {
    const isLast = waiting.length > 1 && at === waiting.length - 1;
    const reason = isLast
      ? 'We do not commission this for his age group. We will answer by the end of the quarter.'
      : '';
    const decision = isLast ? ('not-agreed' as const) : ('agreed' as const);
    await provisions.decide(actor, id, { decision, role: 'Designated clinical officer', reason });
  }
}

async function mend(stage: Stage, actor: Actor): Promise<void> {
  const { outcomes, lines } = await stage.app.get(SectionE).of(actor, stage.caseId);
  for (const { begins, towards = [], words } of mended.filter(({ child }) => child === stage.child.key)) {
    const { id, text, section, area, tiedTo, version, details } = startingWith(begins, lines.lines);
    const tied = towards.map((each) => startingWith(each, [...outcomes, ...lines.lines]).id);
    const wording = { ...details, text, section, area, version, ...words, tiedTo: [...tiedTo, ...tied] };
    await stage.app.get(LineService).reword(actor, stage.caseId, id, wording);
  }
}

function startingWith<T extends { text: string }>(begins: string, all: readonly T[]): T {
  const found = all.find(({ text }) => text.startsWith(begins));
  if (!found) throw new Error(`Nothing in the plan begins “${begins}”`);
  return found;
}

function idOf({ source, author, key }: ProposedOutcome, proposals: SectionEState['proposals']): string {
  const found = proposals.find((each) => each.agency === source && each.authorName === author && each.key === key);
  if (!found) throw new Error(`${author} proposes no outcome ${key}`);
  return found.id;
}

type Sections = Parameters<Releases['release']>[1]['sections'];

function release(stage: Stage, actor: Actor, recipient: string, sections: Sections, reason: string): Promise<unknown> {
  return stage.app.get(Releases).release(actor, {
    caseId: stage.caseId,
    planVersionId: stage.planVersionId,
    purpose: 'P2',
    recipient,
    part: 'institution',
    sections,
    reason,
  });
}
