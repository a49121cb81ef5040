import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { registerCase } from './case.policy.ts';
import { ageWords, isLate, nextDay, stageWords } from './case-timeline.ts';

const OPEN = ['requested', 'assessing', 'drafting', 'draft-sent', 'reassessing', 'final'];

/** The cases of an officer's area, the most pressing statutory day first. */
@Injectable()
export class CaseList {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async openFor(actor: Actor) {
    authorize(registerCase, actor, actor);
    const rows = await this.em.execute<CaseRow[]>(
      `select c.id, c.reference, c.state, c.requested_on::text, c.circumstances->>'yearGroup' as year_group, p.name as officer,
              coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text
         from ehc_case c join child k on k.id = c.child_id join person p on p.id = c.officer_id
        where c.area_id = ? and c.state = any(?::text[]) order by c.requested_on, c.id limit 500`,
      [actor.areaId, `{${OPEN.join(',')}}`],
    );
    const today = this.clock.today();
    return rows
      .map((row) => {
        const next = nextDay({ requestedOn: row.requested_on, state: row.state as never }, today);
        return {
          id: row.id,
          reference: row.reference,
          child: row.child,
          age: ageWords(row.born, today, row.year_group === null ? null : Number(row.year_group)),
          officer: row.officer,
          state: row.state,
          stage: stageWords[row.state],
          requestedOn: row.requested_on,
          next,
          isLate: next !== undefined && isLate(next, today),
        };
      })
      .sort((a, b) => (a.next?.dueOn ?? '9999').localeCompare(b.next?.dueOn ?? '9999'));
  }
}

interface CaseRow {
  id: string;
  reference: string;
  state: string;
  requested_on: string;
  year_group: string | null;
  officer: string;
  child: string;
  born: string;
}
