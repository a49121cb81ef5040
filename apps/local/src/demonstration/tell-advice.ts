import {
  Acceptance,
  adviceBodySchema,
  AdviceRequestService,
  Attachments,
  Contributions,
  Drafts,
  SignOffs,
  pointKeys,
  type AdviceBody,
} from '#advice';
import { FamilyRecord } from '#family-record';
import type { Actor } from '#identity';
import { usingFile } from '#platform';
import { Readable } from 'node:stream';
import { adviceTexts } from './advice-texts.ts';
import type { Ask } from './case-stories.ts';
import { cutShort, halfWritten, type Begun } from './half-written.ts';
import { particularsOf } from './particulars.ts';
import { reportOf } from './report.ts';
import type { Stage } from './stage.ts';
import type { AdviceText } from './types.ts';

/** Each body opens its request, reads what the family told, writes, submits; the officer accepts. @rule B14 B16 */
export function tellAdvice(stage: Stage): void {
  for (const [index, ask] of (stage.story.asks ?? []).entries()) answer(stage, ask, () => stage.requestIds[index]!);
}

function answer(stage: Stage, ask: Ask, id: () => string): void {
  const { received, untaken, drafted, submitted, toSign, accepted } = ask;
  if (received === undefined) return;
  const who = stage.directory.worker(ask.by, ask.team);
  const requests = stage.app.get(AdviceRequestService);
  stage.at(received, '09:05', who, async (actor) => {
    await requests.open(actor, id());
    await stage.app.get(FamilyRecord).readFor(actor, stage.caseId);
  });
  if (untaken) return;
  stage.at(received, '09:30', who, (actor) => requests.take(actor, id()));
  if (drafted !== undefined)
    stage.at(drafted, '15:45', who, (actor) => save(stage, actor, id(), bodyOf(stage, begunText(stage, ask))));
  const finished = submitted ?? toSign?.daysAgo;
  if (finished !== undefined) finish(stage, ask, id, finished);
  if (accepted !== undefined)
    stage.at(accepted, '11:50', stage.officer, async (actor) =>
      stage.app
        .get(Acceptance)
        .accept(actor, stage.caseId, id(), { edition: await latest(stage, actor, id()), met: [...pointKeys] }),
    );
}

/** Written in two sittings; where it comes back from the authority, the first edition lacked its last provision. */
function finish(stage: Stage, ask: Ask, id: () => string, finished: number): void {
  const { returned, corrected, toSign, asReport } = ask;
  const who = stage.directory.worker(ask.by, ask.team);
  const contributions = stage.app.get(Contributions);
  const text = finishedText(stage, ask);
  const whole = bodyOf(stage, asReport ? { ...text, ...inReport } : text);
  const first = returned === undefined ? whole : { ...whole, provision: whole.provision.slice(0, -1) };
  stage.at(finished + 4, '15:20', who, (actor) =>
    save(stage, actor, id(), { ...first, outcomes: [], provision: [], sources: '' }),
  );
  if (asReport) stage.at(finished, '14:20', who, (actor) => attach(stage, actor, id(), text));
  stage.at(finished, '14:40', who, async (actor) => {
    const version = await save(stage, actor, id(), first);
    if (!toSign) await contributions.submit(actor, id(), version);
    else await stage.app.get(SignOffs).ask(actor, id(), version, stage.directory.worker(toSign.by).personId);
  });
  if (returned === undefined || corrected === undefined) return;
  stage.at(returned, '10:05', stage.officer, async (actor) =>
    stage.app.get(Acceptance).return(actor, stage.caseId, id(), {
      edition: await latest(stage, actor, id()),
      missing: { linked: 'You describe a need for which you propose no provision. Please say what is needed for it.' },
    }),
  );
  stage.at(corrected, '14:10', who, async (actor) => {
    await contributions.correct(actor, id());
    await contributions.submit(actor, id(), await save(stage, actor, id(), whole));
  });
}

/** What the form leaves out where a report says it. */
const inReport = { involvement: '', strengths: '', sources: '' };

function attach(stage: Stage, actor: Actor, requestId: string, text: AdviceText): Promise<unknown> {
  const { author, role, involvement, strengths, needs, sources } = text;
  const paragraphs = [`${author}, ${role}`, involvement, strengths, ...needs.map((need) => need.text), sources];
  const report = reportOf(`Report on ${stage.child.givenName} ${stage.child.familyName}`, paragraphs);
  return usingFile(Readable.from([report]), `Report of the ${role.toLowerCase()}.pdf`, (file) =>
    stage.app.get(Attachments).attach(actor, requestId, { report: file, isReport: true }),
  );
}

/** @returns the draft's version */
async function save(stage: Stage, actor: Actor, requestId: string, body: AdviceBody): Promise<number> {
  const drafts = stage.app.get(Drafts);
  const { was } = (await drafts.draftFor(actor, requestId))!;
  const result = await drafts.save(actor, requestId, { body, was });
  if (!('saved' in result)) throw new Error('the advice was submitted meanwhile');
  return result.saved.draftVersion;
}

const isOf =
  (stage: Stage, { source, by }: Ask) =>
  (text: Begun) =>
    text.child === stage.child.key && text.source === source && text.author === by;

function finishedText(stage: Stage, ask: Ask): AdviceText {
  const found = adviceTexts.find(isOf(stage, ask));
  if (!found) throw new Error(`${ask.by} has written nothing on ${stage.child.key}`);
  return found;
}

function begunText(stage: Stage, ask: Ask): Begun {
  return halfWritten.find(isOf(stage, ask)) ?? cutShort(finishedText(stage, ask));
}

function bodyOf({ calendar }: Stage, text: Begun): AdviceBody {
  const { involvement = '', strengths = '', needs = [], outcomes = [], provision = [], sources = '' } = text;
  const particulars = particularsOf(text);
  const { answers, apart = {} } = particulars;
  return adviceBodySchema.parse({
    involvement,
    strengths,
    needs: needs.map((need) => ({ ...need, section: apart[need.key] ?? particulars.needs ?? '' })),
    outcomes,
    provision: provision.map((each) => ({ ...each, section: apart[each.key] ?? particulars.provision ?? '' })),
    sources,
    particular: Object.fromEntries(Object.entries(answers).map(([name, words]) => [name, calendar.dated(words)])),
    author: { name: text.author, role: text.role, registration: text.registration ?? '' },
  });
}

/** The edition that is read. */
async function latest(stage: Stage, actor: Actor, requestId: string): Promise<number> {
  return (await stage.app.get(Contributions).editionsOf(actor, requestId))[0]!.edition;
}
