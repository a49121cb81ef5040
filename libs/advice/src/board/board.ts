import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ageWords, caseList, caseUrl, Exemptions, isLate, nextDay, stageWords } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { daysBetween, type CivilDate, type Exemption } from '#statute';
import { BoardRequests, type BoardRequest } from './board-requests.ts';
import { UnenteredReports } from '../reuse/report/unentered-reports.ts';
import type { BoardPart, BoardShow } from './board.schema.ts';
import { boardStatement, PAGE } from './board-statement.ts';

/** The days of the 20 weeks (D7). */
const DAYS = 140;

/** Every open assessment of an authority: which needs its officer today, and who is waiting for whom. @rule D11 */
@Injectable()
export class Board {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: BoardRequests,
    private readonly reports: UnenteredReports,
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  /**
   * How many cases each part holds, and one page: the first statutory day on top; among those of one day, looked-after
   * children and those known to youth justice first. @throws NotFound for anyone but an officer
   */
  async of(actor: Actor, { show, whose, after }: BoardPart) {
    authorize(caseList, actor, actor);
    const exemptions = await this.exemptions.inForceIn(actor.areaId!);
    const reader = {
      today: this.clock.today(),
      officerId: whose === 'mine' ? actor.personId : null,
      excused: await this.excused(exemptions),
    };
    const [sql, ...values] = boardStatement(reader, { show, after });
    const found = await this.em.execute<(Row & { counts: Counts })[]>(sql, values);
    const listed = found.filter(({ id }) => id !== null);
    const rows = listed.slice(0, PAGE);
    const last = listed.length > PAGE ? rows.at(-1) : undefined;
    const ids = rows.map(({ id }) => id);
    const requests = await this.requests.of(ids);
    const reports = await this.reports.of(ids);
    return {
      counts: found[0]!.counts,
      cases: rows.map((row) => ({
        ...this.shown(row, exemptions.get(row.id), requests.get(row.id) ?? []),
        /** Reports used in place of asking, of which nobody has entered what they say. */
        reports: reports.get(row.id) ?? [],
      })),
      next: last ? `${last.next_on}_${last.rank}_${last.id}` : null,
    };
  }

  /** The cases whose next day has passed and is excused, judged by the same law as their rows. @rule D9 */
  private async excused(exemptions: InForce): Promise<string[]> {
    if (!exemptions.size) return [];
    const today = this.clock.today();
    const found = await this.em.execute<{ id: string; requestedOn: string; state: never }[]>(
      `select id, requested_on::text as "requestedOn", state from ehc_case where id = any(?::uuid[])`,
      [`{${[...exemptions.keys()].join(',')}}`],
    );
    return found
      .filter((each) => {
        const next = nextDay(each, today, exemptions.get(each.id));
        return next && next.dueOn < today && !isLate(next, today);
      })
      .map(({ id }) => id);
  }

  private shown(row: Row, exemptions: readonly Exemption[] | undefined, requests: BoardRequest[]) {
    const today = this.clock.today();
    const next = nextDay({ requestedOn: row.requested_on, state: row.state as never }, today, exemptions);
    return {
      id: row.id,
      reference: row.reference,
      child: row.child,
      age: ageWords(row.born, today, row.year_group === null ? null : Number(row.year_group)),
      officer: row.officer,
      stage: stageWords[row.state]!,
      /** Day n of the 20 weeks, counted from the day the request was received. */
      day: daysBetween(row.requested_on as CivilDate, today as CivilDate),
      of: DAYS,
      next: next && { ...next, isLate: isLate(next, today) },
      isLate: (next !== undefined && isLate(next, today)) || requests.some(({ isOverdue }) => isOverdue),
      /** What was shared unknown to the family, where an officer is to look again whether they can be told. */
      review: row.is_to_review ? caseUrl('withoutAgreement', row.id) : null,
      first: row.rank === 0 ? firstWords(row.looked_after) : null,
      requests,
    };
  }
}

type Counts = Record<BoardShow, number>;
type InForce = ReadonlyMap<string, readonly Exemption[]>;

/** Why a child comes before others of the same day. */
const firstWords = (isLookedAfter: boolean) =>
  isLookedAfter
    ? 'Looked after: the shortest possible time (D11)'
    : 'Known to youth justice: before others of the same day';

interface Row {
  id: string;
  reference: string;
  state: string;
  requested_on: string;
  next_on: string;
  rank: number;
  year_group: string | null;
  looked_after: boolean;
  is_to_review: boolean;
  officer: string;
  child: string;
  born: string;
}
