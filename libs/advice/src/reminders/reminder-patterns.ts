import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, forRoles, type Actor } from '#identity';
import { Clock } from '#platform';
import { portalPattern, type Pattern } from './reminder-pattern.rules.ts';
import type { PatternInput } from './reminder-pattern.schema.ts';

/** Whoever leads a team says when it is reminded. */
export const leadTeam = forRoles<{ teamId: string | null }>(
  'choose when a team is reminded',
  ['team-manager', 'head'],
  (actor, { teamId }) => teamId !== null && actor.teamId === teamId,
);

/** When a team is reminded of what it is asked. */
@Injectable()
export class ReminderPatterns {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The pattern of the actor's own team, and whether the team chose it. @throws NotFound */
  async of(actor: Actor): Promise<Pattern & { isChosen: boolean }> {
    authorize(leadTeam, actor, actor);
    const [row] = await this.em.execute<{ before: number[]; is_weekly: boolean }[]>(
      'select before, is_weekly from reminder_pattern where team_id = ?',
      [actor.teamId],
    );
    return row
      ? { before: row.before, isWeekly: row.is_weekly, isChosen: true }
      : { ...portalPattern, isChosen: false };
  }

  /** Counts from the next morning on; what was sent is not sent again. @throws NotFound */
  async choose(actor: Actor, { before, late }: PatternInput): Promise<void> {
    authorize(leadTeam, actor, actor);
    await this.em.execute(
      `insert into reminder_pattern (team_id, before, is_weekly, changed_by_id, changed_at) values (?, ?::int[], ?, ?, ?::timestamptz)
       on conflict (team_id) do update set before = excluded.before, is_weekly = excluded.is_weekly,
         changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at`,
      [actor.teamId, `{${before.join(',')}}`, late === 'weekly', actor.personId, this.clock.now()],
    );
    this.audit.record({ action: 'team.reminders-chosen', subjectId: actor.teamId!, details: { before, late } });
  }
}
