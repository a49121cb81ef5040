import { createHash, randomUUID } from 'node:crypto';
import type { AdviceBody } from '#advice';
import type { FloorWriting } from './floor.ts';
import type { Shot } from './rate.ts';
import type { Session, Stage } from './stage.ts';

interface Draft {
  request: string;
  case: string;
  area: string;
  contribution: string;
  session: Session;
}

/** Drafts ready to be submitted in `rounds`: for each round as many through the portal as through the floor. */
export async function draftsToSubmit(
  stage: Stage,
  sessions: Session[],
  rounds: number,
): Promise<{ shots: Shot[][]; writings: FloorWriting[][] }> {
  const drafts = await saveDrafts(stage, sessions);
  const share = Math.floor(drafts.length / (2 * rounds));
  const take = () => drafts.splice(0, share);
  const shots: Shot[][] = [];
  const writings: FloorWriting[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    shots.push(take().map(shotOf));
    writings.push(take().map(writingOf));
  }
  return { shots, writings };
}

/** One draft for each open health request of the signed-in people's teams. */
async function saveDrafts(stage: Stage, sessions: Session[]): Promise<Draft[]> {
  const drafts: Draft[] = [];
  await stage.admin.query('begin');
  await stage.admin.query('set local session_replication_role = replica');
  for (const session of sessions) {
    const { rows } = await stage.admin.query<{ id: string; case_id: string; area_id: string }>(
      `select id, case_id, area_id from advice_request where team_id = $1 and state in ('received', 'taken')`,
      [session.teamId],
    );
    for (const { id, case_id, area_id } of rows) {
      const contribution = randomUUID();
      await stage.admin.query(
        `insert into contribution (id, area_id, case_id, request_id, team_id, body, draft_version, saved_by_id, saved_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7, now())`,
        [contribution, area_id, case_id, id, session.teamId, JSON.stringify(advice), session.claim.personId],
      );
      drafts.push({ request: id, case: case_id, area: area_id, contribution, session });
    }
  }
  await stage.admin.query("update advice_request set source = 'health' where id = any($1)", [
    drafts.map(({ request }) => request),
  ]);
  await stage.admin.query('commit');
  return drafts;
}

function shotOf({ request, session }: Draft): Shot {
  return {
    method: 'POST',
    path: `/api/v1/requests/${request}/submission`,
    headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'content-type': 'application/json' },
    body: JSON.stringify({ draftVersion: 1 }),
  };
}

/** What submitting writes, statement by statement, with nothing around it. */
function writingOf({ request, case: caseId, area, contribution, session }: Draft): FloorWriting {
  const body = JSON.stringify(advice);
  const hash = createHash('sha256').update(body).digest('hex');
  const news = JSON.stringify({ requestId: request, caseId, areaId: area, teamId: session.teamId });
  const line = {
    action: 'advice.submitted',
    areaId: area,
    caseId,
    subjectId: contribution,
    details: { hash, edition: 1 },
  };
  return {
    claim: session.claim,
    statements: [
      { sql: 'select * from advice_request where id = $1 for update', parameters: [request] },
      { sql: 'select * from contribution where request_id = $1 order by edition desc limit 1', parameters: [request] },
      { sql: 'select * from ehc_case where id = $1', parameters: [caseId] },
      {
        sql: `with given as (
                update contribution set body = $1, hash = $2, state = 'submitted', submitted_at = now()
                 where id = $3 returning id, area_id, case_id, team_id, body)
              insert into proposed_outcome (area_id, case_id, contribution_id, team_id, source, key, text, by, measure)
              select g.area_id, g.case_id, g.id, g.team_id, 'health', p.key, p.text, p.by, p.measure
                from given g, jsonb_to_recordset(g.body->'outcomes') as p(key text, text text, by text, measure text)`,
        parameters: [body, hash, contribution],
      },
      {
        sql: `update advice_request set state = 'submitted', submitted_at = now(), changed_at = now(), assignee_id = coalesce(assignee_id, $2), version = version + 1 where id = $1`,
        parameters: [request, session.claim.personId],
      },
      { sql: `insert into outbox (topic, payload, rooms) values ('advice.submitted', $1, '{}')`, parameters: [news] },
      { sql: 'select audit_append($1::jsonb)', parameters: [JSON.stringify([line])] },
    ],
    body: JSON.stringify({ id: contribution, edition: 1, submittedAt: new Date(), hash, body: advice }),
  };
}

const paragraph =
  'Asha understands short sentences about what she can see and loses the thread when talk moves to what she cannot. In class she watches the others and copies them, so that what she has not understood stays hidden until she works alone. ';
const keys = ['one', 'two', 'three'];

/** Advice of about the length that a therapist writes. */
const advice: AdviceBody = {
  involvement: paragraph.repeat(2),
  strengths: paragraph,
  needs: keys.map((key) => ({ key, area: 'communication-and-interaction', text: paragraph.repeat(2), section: 'C' })),
  noNeeds: '',
  outcomes: keys.map((key) => ({
    key,
    text: paragraph,
    by: 'the end of Key Stage 2',
    measure: paragraph,
    needs: [key],
  })),
  provision: keys.map((key) => ({
    key,
    text: paragraph,
    outcomes: [key],
    who: 'A speech and language therapist',
    skill: '',
    group: '',
    frequency: '45 minutes, once a week',
    duration: '24 weeks in each school year',
    reviewed: 'Each term',
    section: 'F',
  })),
  contacts: [],
  earlierReports: '',
  monitoring: '',
  sources: paragraph,
  particular: { diagnoses: 'None known.', soFar: 'Two blocks of six weeks.' },
  author: { name: 'Tom Ellis', role: 'Speech and language therapist', registration: 'SL99001' },
};
