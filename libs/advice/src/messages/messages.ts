import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { agencyWords, authorize, forRoles, type Actor, type Agency } from '#identity';
import { Clock } from '#platform';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { requestUrl } from '../contributions/contribution.paths.ts';
import { advisers, officers } from '../requests/advice-request.policy.ts';
import { messageWords, type MessageKind } from './message-words.ts';

const LISTED = 100;

/** Whoever has messages: officers, teams, designated health officers. */
export const haveMessages = forRoles('have messages', [...officers, ...advisers, 'designated-health-officer']);

/** An officer's are those of the cases that they run; a team's are read by one for all. */
@Injectable()
export class Messages {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** What is not read first, then the newest. @throws NotFound */
  async of(actor: Actor) {
    authorize(haveMessages, actor, actor);
    const { where, values } = whose(actor);
    const rows = await this.em.execute<Row[]>(
      `select m.id, m.kind, m.at, m.read_at as "readAt", p.name as "readBy", r.id as "requestId", r.case_id as "caseId", r.state, r.reference, r.source, a.name as area
         from message m left join advice_request r on r.id = m.request_id left join area a on a.id = r.area_id left join person p on p.id = m.read_by_id
        where ${where} order by m.read_at is not null, m.id desc limit ${LISTED}`,
      values,
    );
    return rows.map((row) => shown(row, actor));
  }

  /** How many are not read. @throws NotFound */
  async unread(actor: Actor): Promise<number> {
    authorize(haveMessages, actor, actor);
    const { where, values } = whose(actor);
    const [row] = await this.em.execute<{ count: number }[]>(
      `select count(*)::int as count from message m where m.read_at is null and ${where}`,
      values,
    );
    return row!.count;
  }

  /** Marks one as read, or all of them; what a colleague read before stays theirs. @throws NotFound */
  async read(actor: Actor, id: string | null): Promise<void> {
    authorize(haveMessages, actor, actor);
    const { where, values } = whose(actor);
    await this.em.execute(
      `update message m set read_by_id = ?, read_at = ?::timestamptz where m.read_at is null and (?::uuid is null or m.id = ?::uuid) and ${where}`,
      [actor.personId, this.clock.now(), id, id, ...values],
    );
  }
}

/** Row-level security leaves the messages of one area, team or commissioner; this leaves those for the actor's part in it. */
function whose({ role, personId, teamId }: Actor): { where: string; values: (string | null)[] } {
  if (role === 'designated-health-officer') return { where: `m.audience = 'commissioner'`, values: [] };
  if (officers.some((each) => each === role)) {
    return {
      where: `m.audience = 'officer' and exists (select 1 from advice_request q join ehc_case c on c.id = q.case_id where q.id = m.request_id and c.officer_id = ?)`,
      values: [personId],
    };
  }
  const audiences = role === 'contributor' ? `('team')` : `('team', 'manager')`;
  return { where: `m.team_id = ? and m.audience in ${audiences}`, values: [teamId] };
}

function shown(row: Row, { role }: Actor) {
  const { id, at, readAt, readBy, reference, source, area } = row;
  return {
    id,
    at: new Date(at),
    isRead: readAt !== null,
    readBy,
    about: reference
      ? `${reference}, ${agencyWords[source!].toLowerCase()} advice for ${area}`
      : 'A request that you had',
    words: messageWords[row.kind],
    href: hrefOf(row, role),
  };
}

function hrefOf({ requestId, caseId, kind, state }: Row, role: Actor['role']): string | null {
  if (!requestId) return null;
  if (role === 'designated-health-officer') return advicePaths.allocations;
  if (kind === 'reuse-refused') return adviceUrl('earlierOne', { caseId: caseId!, requestId });
  if (officers.some((each) => each === role)) return adviceUrl('course', { caseId: caseId!, requestId });
  return kind === 'family-answered' ? adviceUrl('familyQuestions', { requestId }) : requestUrl(requestId, state!);
}

interface Row {
  id: string;
  kind: MessageKind;
  at: Date | string;
  readAt: Date | string | null;
  readBy: string | null;
  requestId: string | null;
  caseId: string | null;
  state: string | null;
  reference: string | null;
  source: Agency | null;
  area: string | null;
}
