import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { registerCase } from './case.policy.ts';
import type { CasePart } from './case.schema.ts';
import { ageWords, isLate, nextDay, openCaseStates, stageWords } from './case-timeline.ts';
import { Exemptions } from './exemptions/exemption.service.ts';
import { dueWords } from './due-words.ts';

/** The parts of the list and the stages in each; every stage is in one, so that no case is in no list. */
const stages: Record<CasePart, readonly string[]> = {
  open: openCaseStates,
  refused: ['refused'],
  issued: ['final'],
  ended: ['not-issued', 'withdrawn', 'transferred', 'ceased'],
};

/** The cases of an officer's area. */
@Injectable()
export class CaseList {
  constructor(
    private readonly em: EntityManager,
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  /** How many cases each part holds. @throws NotFound for anyone but an officer */
  async counts(actor: Actor): Promise<Record<CasePart, number>> {
    authorize(registerCase, actor, actor);
    const rows = await this.em.execute<{ state: string; count: number }[]>(
      'select state, count(*)::int as count from ehc_case where area_id = ? group by state',
      [actor.areaId],
    );
    const of = (part: CasePart) =>
      rows.filter(({ state }) => stages[part].includes(state)).reduce((sum, { count }) => sum + count, 0);
    return { open: of('open'), refused: of('refused'), issued: of('issued'), ended: of('ended') };
  }

  /** One part, the most pressing statutory day first; where none is ahead, the latest request. @throws NotFound */
  async of(actor: Actor, part: CasePart) {
    authorize(registerCase, actor, actor);
    const rows = await this.em.execute<CaseRow[]>(
      `select c.id, c.reference, c.state, c.requested_on::text, c.circumstances->>'yearGroup' as year_group, p.name as officer,
              coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text
         from ehc_case c join child k on k.id = c.child_id join person p on p.id = c.officer_id
        where c.area_id = ? and c.state = any(?::text[]) order by c.requested_on ${part === 'open' ? 'asc' : 'desc'}, c.id limit 500`,
      [actor.areaId, `{${stages[part].join(',')}}`],
    );
    const today = this.clock.today();
    // elsewhere no statutory day is ahead that an exemption could be from
    const exemptions = part === 'open' ? await this.exemptions.inForceIn(actor.areaId!) : null;
    return rows
      .map((row) => {
        const next = nextDay(
          { requestedOn: row.requested_on, state: row.state as never },
          today,
          exemptions?.get(row.id),
        );
        return {
          id: row.id,
          reference: row.reference,
          child: row.child,
          age: ageWords(row.born, today, row.year_group === null ? null : Number(row.year_group)),
          officer: row.officer,
          state: row.state,
          stage: stageWords[row.state],
          requestedOn: row.requested_on,
          next: next && { ...next, what: dueWords(next) },
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
