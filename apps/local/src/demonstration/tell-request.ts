import { CaseService } from '#cases';
import { categories, ConsentService, WithoutAgreements } from '#consent';
import { FamilyRecord } from '#family-record';
import { agencies } from '#identity';
import { Clock } from '#platform';
import { elsieStatements } from './ashcombe.ts';
import { familyOf } from './families.ts';
import { discussions, type Discussion } from './sharing.ts';
import type { Stage } from './stage.ts';
import { statements } from './statements.ts';
import type { DemonstrationStatement, RequestedBy } from './types.ts';

const asRegistered = {
  parent: 'parent',
  'young person': 'young-person',
  school: 'school',
  'health professional': 'brought-to-attention',
  'social worker': 'brought-to-attention',
} as const satisfies Record<RequestedBy, string>;

type Answers = Parameters<ConsentService['record']>[2]['answers'];

/** The request, what the family told, the decision and the talk about sharing. @rule A1 A7 C1 C2 */
export function tellRequest(stage: Stage): void {
  const { child, story, officer } = stage;
  stage.at(child.requestedDaysAgo, '08:50', officer, (actor) => register(stage, actor));
  const told = [...statements, ...elsieStatements].filter((each) => each.child === child.key);
  const sittings = Object.groupBy(told, ({ toldBy, kind, toldDaysAgo }) => `${toldBy} ${kind} ${toldDaysAgo}`);
  for (const sitting of Object.values(sittings)) tell(stage, sitting!);
  if (story.decided === undefined) return;
  stage.at(story.decided, '10:20', officer, (actor) =>
    stage.app.get(CaseService).decide(actor, stage.caseId, {
      decision: story.refused ? 'not-assess' : 'assess',
      reasons: story.refused ?? '',
      familyToldOn: stage.app.get(Clock).today(),
    }),
  );
  for (const discussion of discussions.filter((each) => each.child === child.key)) discuss(stage, discussion);
}

async function register(stage: Stage, actor: Parameters<CaseService['register']>[0]): Promise<void> {
  const { child, story, calendar } = stage;
  const family = familyOf(child);
  const { lookedAfterBy = '', ...circumstances } = child.circumstances;
  const registered = await stage.app.get(CaseService).register(actor, {
    ...circumstances,
    lookedAfterBy,
    requestedOn: stage.app.get(Clock).today(),
    requestedBy: asRegistered[child.requestedBy],
    requesterName: story.requester ?? family.name,
    givenName: child.givenName,
    familyName: child.familyName,
    preferredName: child.preferredName ?? '',
    born: calendar.born(child.ageYears, child.ageMonths),
    sex: child.sex,
    nhsNumber: child.nhsNumber,
    upn: child.upn ?? '',
    uln: '',
    setting: child.setting ? stage.directory.organisation(child.setting) : '',
    parentName: family.name,
    parentEmail: story.withdrawn ? '' : family.email, // nobody follows what is long over
  });
  stage.caseId = registered.id;
}

/** What whoever signs in told, they wrote themselves; the rest was told to the officer, who wrote it down. */
function tell(stage: Stage, sitting: DemonstrationStatement[]): void {
  const record = stage.app.get(FamilyRecord);
  const { kind, toldBy, toldDaysAgo } = sitting[0]!;
  const statements = sitting.map(({ category, text }) => ({ category, words: text, replaces: null }));
  const daysAgo = Math.min(toldDaysAgo, stage.child.requestedDaysAgo);
  if (toldBy === familyOf(stage.child).name && kind === 'quoted')
    return stage.at(daysAgo, '19:10', stage.family, async (actor) => {
      for (const told of statements) await record.tellOwn(actor, stage.caseId, { ...told, whose: 'me', toldBy: '' });
    });
  stage.at(daysAgo, '14:30', stage.officer, async (actor) => {
    const about = { kind, toldBy, toldOn: stage.app.get(Clock).today() };
    for (const told of statements) await record.tell(actor, stage.caseId, { ...told, ...about });
  });
}

function discuss(stage: Stage, { daysAgo = stage.story.decided!, decidedBy, how, lawful, all, but }: Discussion) {
  const answers: Answers = {};
  for (const category of categories)
    for (const agency of agencies) {
      const answer = but?.[category]?.[agency] ?? all[agency];
      if (answer) answers[category] = { ...answers[category], [agency]: answer };
    }
  stage.at(daysAgo, '11:15', stage.officer, (actor) =>
    stage.app.get(ConsentService).record(actor, stage.caseId, {
      decidedBy,
      discussedHow: how,
      discussedOn: stage.app.get(Clock).today(),
      answers,
    }),
  );
  if (!lawful) return;
  const { agency: recipient, ...order } = lawful;
  stage.at(daysAgo, '11:25', stage.officer, (actor) =>
    stage.app.get(WithoutAgreements).share(actor, stage.caseId, { recipient, ...order }),
  );
}
