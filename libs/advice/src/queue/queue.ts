import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { agencyWords, authorize, type Actor, type Agency } from '#identity';
import { capital, civil, Clock, csv, FormTokens, Invalid, londonDay } from '#platform';
import type { Exemption } from '#statute';
import { adviceDay } from '../requests/advice-day.ts';
import { workQueue } from '../requests/advice-request.policy.ts';
import { requestUrl } from '../contributions/contribution.paths.ts';
import { lastEvent, stageForTeam } from '../requests/request-words.ts';
import { countStatement, PAGE, pageStatement, type Sought, type Statement } from './queue-statement.ts';
import type { QueueView, Tab } from './queue.schema.ts';

/** Most rows of a list that is saved as a file. */
const MOST = 5000;

/** A team's response queue, over every authority that the team serves. It shows nothing of other teams. */
@Injectable()
export class Queue {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly tokens: FormTokens,
  ) {}

  /** Words to look for as the address of a page carries them: nobody else can read them. */
  hidden({ personId }: Actor, q: string): string {
    return q && this.tokens.hide(personId, q);
  }

  /** One page of the actor's own team, and where the next one begins. */
  async page(actor: Actor, view: QueueView) {
    const found = await this.rows(actor, view);
    const rows = found.slice(0, PAGE);
    const last = found.length > PAGE ? rows.at(-1) : undefined;
    return {
      requests: rows.map(this.shownIn(view)),
      next: last ? `${last.key}_${last.id}` : null,
    };
  }

  /** How many requests each part holds under the filters, and what the queue can be filtered by. */
  async overview(actor: Actor, view: QueueView): Promise<Overview> {
    authorize(workQueue, actor, actor);
    const sought = this.sought(actor, view);
    const [row] = await this.run<OverviewRow>(countStatement(this.reader(actor), sought));
    const { mine, unassigned, team, done, areas, sources, colleagues } = row!;
    return {
      q: sought.q ?? '',
      counts: { mine: Number(mine), unassigned: Number(unassigned), team: Number(team), done: Number(done) },
      areas: areas ?? {},
      sources: (sources ?? []) as Agency[],
      colleagues: colleagues ?? [],
    };
  }

  /** The whole list as the filters show it, to be opened in a spreadsheet. Saving it goes on record. */
  async asCsv(actor: Actor, view: QueueView): Promise<string> {
    const rows = await this.rows(actor, { ...view, after: undefined }, MOST);
    const areas = new Set(rows.map((row) => row.area_id));
    for (const areaId of areas) {
      const requests = rows.filter((row) => row.area_id === areaId).length;
      this.audit.record({ action: 'queue.exported', areaId, details: { requests } });
    }
    if (!areas.size) this.audit.record({ action: 'queue.exported', details: { requests: 0 } });
    const list = rows.map(this.shownIn(view));
    return csv(
      ['Due', 'Overdue', 'Child', 'Reference', 'Authority', 'What is asked', 'Stage', 'Who has it', 'Last event', 'On'],
      list.map((each) => [
        civil(each.dueOn),
        each.isOverdue ? 'Overdue' : '',
        each.child ?? '',
        each.reference,
        each.authority,
        each.isCorrection ? `${each.asked} advice, corrected` : `${each.asked} advice`,
        capital(each.stage),
        each.assignee?.name ?? '',
        each.lastEvent.what,
        civil(each.lastEvent.on),
      ]),
    );
  }

  private async rows(actor: Actor, view: QueueView, limit?: number): Promise<Row[]> {
    authorize(workQueue, actor, actor);
    return this.run<Row>(pageStatement(this.reader(actor), this.sought(actor, view), limit));
  }

  private run<T extends object>([sql, ...parameters]: Statement): Promise<T[]> {
    return this.em.execute<T[]>(sql, parameters);
  }

  /** @throws Invalid for words that the actor did not look for */
  private sought({ personId }: Actor, view: QueueView): Sought {
    const q = view.words && this.tokens.reveal(personId, view.words);
    if (q === null) throw new Invalid({ words: 'This search cannot be shown any more. Look for the words again' });
    return { ...view, q };
  }

  private reader({ personId, teamId }: Actor) {
    return { personId, teamId, today: this.clock.today() };
  }

  private shownIn({ tab }: QueueView) {
    const today = this.clock.today();
    return (row: Row) => ({
      id: row.id,
      dueOn: row.due_on,
      sentOn: row.sent_on,
      receivedOn: row.received_on,
      why: adviceDay(
        {
          source: row.source,
          sentOn: row.sent_on,
          receivedOn: row.received_on,
          receivedHow: row.received_how,
          receiptToldBy: row.receipt_told_by,
        },
        row.exemptions ?? [],
      ),
      isProvisional: row.received_on === null,
      isOverdue: tab !== 'done' && row.due_on < today,
      child: row.child,
      reference: row.reference,
      href: requestUrl(row.id, row.state),
      authority: row.area,
      source: row.source,
      asked: row.source === 'other' ? 'Your' : agencyWords[row.source],
      asks: row.asks,
      isCorrection: row.isCorrection,
      state: row.state,
      stage: stageForTeam(row),
      /** Why it stands before what is due sooner. @rule D11 */
      isFirst: row.queueGroup === 0,
      /** A question of the team's waits for the family. */
      asksFamily: row.asksFamily,
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee! },
      away: row.away_until === null ? null : { until: row.away_until, cover: { id: row.cover_id!, name: row.cover! } },
      handedOver: row.handed_over_by === null ? null : { by: row.handed_over_by, note: row.hand_over_note },
      lastEvent: { what: lastEvent[row.state] ?? 'Changed', on: londonDay(new Date(row.changed_at)) },
    });
  }
}

export interface Overview {
  /** The words that are looked for. */
  q: string;
  counts: Record<Tab, number>;
  /** Names of the authorities that have asked the team, by their code. */
  areas: Record<string, string>;
  sources: Agency[];
  colleagues: { id: string; name: string }[];
}

interface OverviewRow extends Record<Tab, string> {
  areas: Record<string, string> | null;
  sources: string[] | null;
  colleagues: { id: string; name: string }[] | null;
}

interface Row {
  id: string;
  due_on: string;
  sent_on: string | null;
  received_on: string | null;
  received_how: string | null;
  receipt_told_by: string | null;
  source: Agency;
  asks: string | null;
  state: string;
  isQuestioned: boolean;
  asksFamily: boolean;
  signOff: 'waiting' | 'sent-back' | null;
  queueGroup: number;
  isCorrection: boolean;
  changed_at: Date | string;
  reference: string;
  hand_over_note: string | null;
  handed_over_by: string | null;
  area: string;
  area_id: string;
  assignee_id: string | null;
  assignee: string | null;
  away_until: string | null;
  cover_id: string | null;
  cover: string | null;
  child: string | null;
  key: string;
  exemptions: Exemption[] | null;
}
