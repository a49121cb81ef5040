import { boardRequestsStatement, boardStatement, type Statement } from '#advice';
import { hashPassword } from '#identity';
import { todayInLondon } from '#statute';
import type { Session, Stage } from './stage.ts';

/** A case officer of the first area, who looks at everybody's cases. */
export async function signInOfficer(stage: Stage): Promise<Session> {
  const { rows } = await stage.admin.query<{ id: string }>(
    `insert into person (name, email, password_hash) values ('Officer', 'officer@bench.example', $1) returning id`,
    [await hashPassword('bench')],
  );
  const personId = rows[0]!.id;
  const memberships = await stage.admin.query<{ id: string }>(
    `insert into membership (person_id, organisation_id, area_id, role)
     select $1, organisation_id, area_id, 'case-officer' from organisation_area where area_id = '001' limit 1 returning id`,
    [personId],
  );
  const answer = await fetch(`${stage.portal.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: 'officer@bench.example', password: 'bench' }),
  });
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  return { cookie, csrfToken: '', teamId: '', claim: { personId, membershipId: memberships.rows[0]!.id, epoch: 0 } };
}

/** What the first page of the board asks: which cases, with all counts, and what each of them waits for. */
export const boardStatements =
  (stage: Stage) =>
  async ({ cookie }: Session): Promise<Statement[]> => {
    const answer = await fetch(`${stage.portal.url}/api/v1/board`, { headers: { cookie } });
    const { cases } = (await answer.json()) as { cases: { id: string }[] };
    const today = todayInLondon(new Date());
    return [
      boardStatement({ today, officerId: null, excused: [] }, { show: 'all' }),
      boardRequestsStatement(
        today,
        cases.map(({ id }) => id),
      ),
    ];
  };
