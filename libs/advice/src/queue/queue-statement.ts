import { coveredSql } from '#identity';
import { addDays, type CivilDate } from '#statute';
import { exemptionsOf } from '../replies/accepted-exemptions.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import { doneStates, type QueueView, type SortKey, type Tab } from './queue.schema.ts';

export const PAGE = 25;

/** Whose queue it is, and the day on which they look. */
export interface Reader {
  personId: string;
  teamId: string | null;
  today: string;
}

/** A view and the words that are looked for in it. */
export type Sought = QueueView & { q?: string };

type After = NonNullable<QueueView['after']>;

/** SQL and what stands for its question marks. */
export type Statement = readonly [sql: string, ...parameters: unknown[]];

const OPEN = `r.state in ${sqlList(openStates)}`;
const DONE = `r.state in ${sqlList(doneStates)}`;
const CHILD = `coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name`;
/** Row-level security leaves the child out where the team is not on the case: there is no name to find or sort by then. */
const child = 'left join ehc_case c on c.id = r.case_id left join child k on k.id = c.child_id';

const NAME = `lower(coalesce(${CHILD}, r.reference))`;

interface Order {
  key: string;
  /** What comes before the key: requests for looked-after children are first. */
  group?: string;
  joins: string;
  /** The key in words that the address of a page can carry, and the key again from there. */
  text: string;
  from(after: After): Statement;
}

/** What is open, by due day, looked-after children first. @rule D11 */
const openByDueDay: Order = {
  key: 'r.due_on',
  group: 'r.queue_group',
  text: `r.queue_group || '.' || r.key`,
  joins: '',
  from: ({ key }) => ['?::smallint, ?::date', ...key.split('.')],
};

const orders: Record<SortKey, Order> = {
  due: { key: 'r.due_on', text: 'r.key::text', joins: '', from: ({ key }) => ['?::date', key] },
  event: {
    key: 'r.changed_at',
    text: `to_char(r.key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    joins: '',
    from: ({ key }) => ['?::timestamptz', key],
  },
  authority: {
    key: 'lower(a.name)',
    text: 'r.key',
    joins: 'join area a on a.id = r.area_id',
    from: ({ key }) => ['?::text', key],
  },
  // a child's name is in no address: the row says it again, to whom row-level security shows it
  child: {
    key: NAME,
    text: `''`,
    joins: child,
    from: ({ id }) => [`(select ${NAME} from advice_request r ${child} where r.id = ?)`, id],
  },
};

/**
 * The rows of one page and one more: the page is cut first (by due day from an index), then each row is dressed with
 * what its reader may see.
 */
export function pageStatement(reader: Reader, view: Sought, limit = PAGE + 1): Statement {
  const backwards = view.sort.startsWith('-');
  const { key, group, text, joins, from } = orderOf(view);
  const inGroup = group ? [group] : [];
  const direction = backwards ? 'desc' : 'asc';
  const beyond = (after: After): Statement => {
    const [begin, ...values] = from(after);
    const place = [...inGroup, key, 'r.id'].join(', ');
    return [`(${place}) ${backwards ? '<' : '>'} (${begin}, ?::uuid)`, ...values, after.id];
  };
  const needsChild = view.q && joins !== child;
  const [where, ...parameters] = all([
    ['r.team_id = ?', reader.teamId],
    partOf(view.tab, reader),
    ...common(view),
    ...narrowed(view, reader),
    ...(view.after ? [beyond(view.after)] : []),
  ]);
  const sql = `
select r.id, r.due_on::text, r.sent_on::text, r.received_on::text, r.received_how, r.receipt_told_by, r.source, r.asks, r.state, r.questioned_at is not null as "isQuestioned",
       exists (select 1 from family_question q where q.case_id = r.case_id and q.team_id = r.team_id and q.state = 'waiting') as "asksFamily", r.sign_off as "signOff", r.queue_group as "queueGroup",
       r.returned_reason is not null as "isCorrection", r.changed_at, r.reference, r.hand_over_note, h.name as handed_over_by,
       a.name as area, a.id as area_id, p.id as assignee_id, p.name as assignee, away.ends_on::text as away_until, cover.id as cover_id, cover.name as cover,
       ${CHILD} as child, ${text} as key, ${exemptionsOf('r')} as exemptions
  from (select r.*, ${key} as key from advice_request r ${joins} ${needsChild ? child : ''}
         where ${where} order by ${[...inGroup, key, 'r.id'].map((each) => `${each} ${direction}`).join(', ')} limit ${limit}) r
  join area a on a.id = r.area_id
  left join person p on p.id = r.assignee_id
  left join person h on h.id = r.handed_over_by_id
  left join absence away on away.team_id = r.team_id and away.person_id = r.assignee_id and ?::date between away.starts_on and away.ends_on
  left join person cover on cover.id = away.cover_id
  ${child}
 order by ${[...inGroup, 'r.key', 'r.id'].map((each) => `${each} ${direction}`).join(', ')}`;
  return [sql, ...parameters, reader.today];
}

/** How many requests each part holds under the filters, and what there is to filter by: authorities, kinds, colleagues. */
export function countStatement(reader: Reader, view: Sought): Statement {
  const [fits, ...fitting] = all(common(view));
  const [narrow, ...narrowing] = all(narrowed({ ...view, who: '' }, reader));
  const [whose, ...who] = all(whoseOf(view));
  const [mine, ...me] = partOf('mine', reader);
  const [here, there] = view.tab === 'done' ? [DONE, OPEN] : [OPEN, DONE];
  const sql = `
select f.*, (select jsonb_object_agg(a.id, a.name) from area a where a.id = any(f.area_ids)) as areas,
       (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from person p
         where p.id in (select m.person_id from membership m where m.team_id = ? and (m.ended_on is null or m.ended_on > ?::date))) as colleagues
  from (select count(*) filter (where fits and is_open and is_mine) as mine,
               count(*) filter (where fits and is_open and assignee_id is null) as unassigned,
               count(*) filter (where fits and is_open and is_whose) as team,
               count(*) filter (where fits and is_done and is_whose) as done,
               array_agg(distinct area_id) as area_ids, array_agg(distinct source) as sources
          from (select r.area_id, r.source, r.assignee_id, ${OPEN} as is_open, ${DONE} as is_done, ${mine} as is_mine,
                       ${whose} as is_whose, ${fits} and (${there} or (${here} and ${narrow})) as fits
                  from advice_request r ${view.q ? child : ''} where r.team_id = ?) x) f`;
  return [sql, reader.teamId, reader.today, ...me, ...who, ...fitting, ...narrowing, reader.teamId];
}

const orderOf = ({ sort, tab }: Sought) =>
  sort.endsWith('due') && tab !== 'done' ? openByDueDay : orders[sort.replace('-', '') as SortKey];

/** Mine is also what somebody has who is away while I cover for them. */
function partOf(tab: Tab, { personId, teamId, today }: Reader): Statement {
  if (tab === 'done') return [DONE];
  if (tab === 'team') return [OPEN];
  if (tab === 'unassigned') return [`${OPEN} and r.assignee_id is null`];
  return [`${OPEN} and r.assignee_id in (${coveredSql})`, personId, teamId, today];
}

/** The filters that hold in every part: words of the child's name or the reference, authority, kind of advice or of ask. */
function common({ q = '', area, source, kind }: Sought): Statement[] {
  const words = q.split(/\s+/).filter(Boolean);
  return [
    ...words.map((word): Statement => [
      `position(lower(?) in lower(concat_ws(' ', r.reference, k.given_name, k.preferred_name, k.family_name))) > 0`,
      word,
    ]),
    ...(area.length ? [['r.area_id = any(?::text[])', listed(area)] as const] : []),
    ...(source.length ? [['r.source = any(?::text[])', listed(source)] as const] : []),
    ...(kind.length === 1 ? [[`r.returned_reason is ${kind[0] === 'correction' ? 'not ' : ''}null`] as const] : []),
  ];
}

/** The filters that hold in the part that is shown alone: due day, stage, and who has it. */
function narrowed(view: QueueView, { today }: Reader): Statement[] {
  const due: Statement[] = [
    ...(view.due.includes('overdue') ? [['r.due_on < ?::date', today] as const] : []),
    ...(view.due.includes('this-week')
      ? [['r.due_on between ?::date and ?::date', today, endOfWeek(today)] as const]
      : []),
  ];
  return [
    ...(due.length ? [either(due)] : []),
    ...(view.stage.length ? [['r.state = any(?::text[])', listed(view.stage)] as const] : []),
    ...whoseOf(view),
  ];
}

const whoseOf = ({ tab, who }: QueueView): Statement[] =>
  who && (tab === 'team' || tab === 'done') ? [['r.assignee_id = ?', who]] : [];

/** The Sunday of the week of a day. */
function endOfWeek(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today as CivilDate, (7 - weekday) % 7);
}

const listed = (values: readonly string[]) => `{${values.join(',')}}`;
const all = (pieces: Statement[]) => joined(pieces, ' and ') ?? (['true'] as const);
const either = (pieces: Statement[]) => joined(pieces, ' or ')!;

function joined(pieces: Statement[], by: string): Statement | null {
  if (!pieces.length) return null;
  return [pieces.map(([sql]) => `(${sql})`).join(by), ...pieces.flatMap(([, ...parameters]) => parameters)];
}
