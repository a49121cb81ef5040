import { NestFactory } from '@nestjs/core';
import type { Config } from '#platform';
import pg from 'pg';
import { Calendar } from './calendar.ts';
import { caseStories } from './case-stories.ts';
import { Directory } from './directory.ts';
import { everyChild, familyOf } from './families.ts';
import { workers } from './people.ts';
import { kin } from './kin.ts';
import { SeedModule } from './seed.module.ts';
import { Stage } from './stage.ts';
import { tellCustody, tellWrongChild } from './tell-custody.ts';
import { tellEarlierAdvice } from './earlier-advice.ts';
import { tellAdvice } from './tell-advice.ts';
import { tellAsking } from './tell-asking.ts';
import { tellDrawings } from './tell-drawings.ts';
import { tellExchanges } from './tell-exchanges.ts';
import { tellKin } from './tell-kin.ts';
import { tellLookedAfter } from './tell-looked-after.ts';
import { tellPlan } from './tell-plan.ts';
import { tellQuestions } from './tell-questions.ts';
import { tellRemarks } from './tell-remarks.ts';
import { tellRequest } from './tell-request.ts';
import { tellChildWithoutRequest, tellSocialCare } from './tell-social-care.ts';
import { tellTeams } from './tell-teams.ts';
import { Walk } from './walk.ts';

/** Somebody whom a visitor of the demonstration may be. */
export interface SignIn {
  name: string;
  email: string;
  password: string;
  /** What they do, in a few words. */
  what: string;
}

interface Settings {
  appDatabaseUrl: string;
  adminDatabaseUrl: string;
  redisUrl: string;
  config: Config;
}

/** What happens in a case, by part. */
const tellings = [
  tellRequest,
  tellDrawings,
  tellKin,
  tellEarlierAdvice,
  tellAsking,
  tellAdvice,
  tellExchanges,
  tellQuestions,
  tellSocialCare,
  tellPlan,
  tellRemarks,
  tellCustody,
];

/** Only ever on the launcher's own machine, where the portal listens to nobody else. */
const password = 'tell-us-once';

/**
 * Fills an empty database with the demonstration area, as the portal itself would have filled it: every case is told
 * through the services, by the people who act in it, on the days on which they act.
 * @returns whom one may sign in as; nobody where the database was in use already.
 */
export async function seedDemonstration({ adminDatabaseUrl, appDatabaseUrl, config }: Settings): Promise<SignIn[]> {
  const admin = new pg.Client({ connectionString: adminDatabaseUrl });
  await admin.connect();
  try {
    if (await isInUse(admin)) return [];
    const directory = new Directory(admin);
    await directory.fill(password);
    await tellCases(directory, config, unhurried(appDatabaseUrl));
    await settleThePast(admin);
    return signIns();
  } finally {
    await admin.end();
  }
}

/** Hundreds of commits need not each reach the disk: the last one, the administrator's own, takes all of them there. */
function unhurried(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
}

async function isInUse(admin: pg.ClientBase): Promise<boolean> {
  const { rows } = await admin.query<{ used: boolean }>(
    'select exists (select 1 from area) or exists (select 1 from ehc_case) as used',
  );
  return rows[0]!.used;
}

async function tellCases(directory: Directory, config: Config, appDatabaseUrl: string): Promise<void> {
  const app = await NestFactory.createApplicationContext(SeedModule.forRoot(config, appDatabaseUrl), {
    logger: ['error', 'warn'],
  });
  try {
    const calendar = new Calendar();
    const walk = new Walk(app, calendar);
    const stages: Stage[] = [];
    for (const story of caseStories) {
      const child = everyChild.find(({ key }) => key === story.child)!;
      const stage = new Stage(app, calendar, directory, child, story, walk);
      for (const tell of tellings) tell(stage);
      stages.push(stage);
    }
    tellTeams(app, walk, calendar, directory);
    tellChildWithoutRequest(app, walk, calendar, directory);
    tellLookedAfter(app, walk, { calendar, directory, stages });
    tellWrongChild(app, walk, directory);
    await walk.go();
  } finally {
    await app.close();
  }
}

/** Requests that nobody has opened. */
const waiting = `select 1 from advice_request r where r.state = 'sent'`;

/** News of the past is old: nobody gets mail about it. Requests that still wait to be opened are announced, also in person. */
async function settleThePast(admin: pg.ClientBase): Promise<void> {
  await admin.query(
    `update outbox set relayed_at = now(), handled_at = now()
      where not (topic in ('advice.sent', 'advice.allocated') and exists (${waiting} and r.id = (payload->>'requestId')::uuid))
        and not (topic = 'mail.send' and exists (${waiting} and exists (
          select 1 from mail m where m.id = (payload->>'mailId')::uuid and m.key like 'arrived:' || r.id || ':%')))`,
  );
}

function signIns(): SignIn[] {
  const known = workers.flatMap(({ name, email, what }) => (what ? [{ name, email, password, what }] : []));
  const family = (key: string, what: string) => {
    const child = everyChild.find((each) => each.key === key)!;
    return { ...familyOf(child), password, what };
  };
  return [
    ...known,
    family('grace', 'Parent of Gracie: is asked whether advice already given is enough'),
    family('noah', 'Parent of Noah: tells the story once, sees who read it'),
    family('jaydon', 'Young person of 17 who decides for himself'),
    ...kin.map(({ name, email, what }) => ({ name, email, password, what })),
    family('isaac', 'Parent of Zac, who has a final plan'),
  ];
}
