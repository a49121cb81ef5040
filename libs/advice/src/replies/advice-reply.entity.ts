import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingTeam, isOfficer, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

/** How a team answers other than with advice. Those of the third line settle "not known" (B7). */
export const replyKinds = [
  ...(['question', 'exception', 'wrong-team'] as const),
  ...(['not-known', 'cannot-comply'] as const),
  ...(['assess', 'commission', 'nil-return'] as const),
] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** With these a team ends its request, and its part on the case; the authority accepts them or asks somebody else. @rule B7 B15 */
export const lastWords = ['cannot-comply', 'nil-return'] as const;
export const isLastWord = (kind: string): boolean => lastWords.some((each) => each === kind);

const isOwnTeam = `team_id = ${actingTeam}`;
/** The request answered is the team's own: row-level security of the request lets its team alone see it. */
const isAsked = `exists (select 1 from advice_request r where r.id = request_id and r.team_id = advice_reply.team_id and r.case_id = advice_reply.case_id)`;
/** Whoever allocates, or leads social care, is asked by functions (migration 0041). Who allocates reads why the team that has the request now says it is for another, until somebody has acted on it. */
const isToAllocate = `kind = 'wrong-team' and answered_at is null and is_to_allocate(request_id, team_id)`;
const isLed = `is_led_request(request_id)`;

const AdviceReplySchema = defineEntity({
  name: 'AdviceReply',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    kind: p.enum(replyKinds),
    /** The question, the reasons or the evidence, as the team wrote it. */
    words: p.text(),
    /** The lawful reason for declining (B15), or the ground of the exception (B14). */
    ground: p.text().nullable(),
    /** Who should be asked instead, or who is commissioned. */
    whom: p.text().nullable(),
    /** First and last day of what an exception rests on. */
    beginsOn: civilDate().nullable(),
    endsOn: civilDate().nullable(),
    saidBy: () => p.manyToOne(Person).mapToPk(),
    saidAt: instant(),
    /** What the authority answered, and whether it agrees where that is asked. */
    answer: p.text().nullable(),
    isAgreed: p.boolean().nullable(),
    answeredBy: () => p.manyToOne(Person).mapToPk().nullable(),
    answeredAt: instant().nullable(),
  },
  indexes: [{ properties: ['request'] }, { properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'advice_reply_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_reply_team', command: 'select', using: isOwnTeam },
    { name: 'advice_reply_team_says', command: 'insert', check: `${isOwnTeam} and ${isAsked}` },
    {
      name: 'advice_reply_led',
      command: 'select',
      using: `kind in ('wrong-team', 'not-known', 'nil-return') and ${isLed}`,
    },
    { name: 'advice_reply_led_signs', command: 'insert', check: `kind = 'nil-return' and ${isLed}` },
    { name: 'advice_reply_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'advice_reply_allocator', command: 'select', using: isToAllocate },
  ],
});

/** What a team answers to a request other than with advice, and what the authority answered. Once answered it never changes. */
export class AdviceReply extends AdviceReplySchema.class {}
AdviceReplySchema.setClass(AdviceReply);
