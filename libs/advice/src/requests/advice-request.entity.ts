import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import {
  actingCommissioner,
  actingSocialCareLead,
  actingTeam,
  agencies,
  isFamily,
  isOfficer,
  ledAreas,
  Organisation,
  Person,
  Team,
} from '#identity';
import { adviceRequestMachine } from '#statute';
import { areaId, civilDate, id, instant } from '#platform';
import { notWithBody, openStates, sqlList, unsettledStates } from './request-states.ts';

/** The three sign-offs on advice already given (B13). */
const allAgree = `(select count(*) from advice_reuse_answer a join advice_reuse u on u.id = a.reuse_id where u.request_id = advice_request.id and a.is_satisfied) = 3`;
/** What was sent, and what advice already given is offered for: the family is asked about that. */
const concernsFamily = `(state not in ('proposed', 'left-out') or exists (select 1 from advice_reuse u where u.request_id = advice_request.id))`;

/** How receipt is known: the portal saw it (the first two), or the authority was told. */
export const receiptWays = ['opened', 'acknowledged', 'phone', 'post', 'email'] as const;
export type ReceiptWay = (typeof receiptWays)[number];

/** A request that was withdrawn or sent to another body is no longer the body's. */
const isAsked = `state not in ${sqlList(notWithBody)}`;
const isOpen = `state in ${sqlList(openStates)}`;
const isOwnTeam = `team_id = ${actingTeam} and ${isAsked}`;
const isAllocator = `commissioner_id = ${actingCommissioner} and ${isAsked}`;
/** What is asked of social care: of the lead's own organisation, and of any in the areas that it serves. */
const isLed = `source = 'social-care' and (organisation_id = ${actingSocialCareLead} or area_id = any (${ledAreas})) and ${isAsked}`;

const AdviceRequestSchema = defineEntity({
  name: 'AdviceRequest',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The case's reference, year group in words and known health services: all that somebody not on the case is told. */
    reference: p.text(),
    yearGroup: p.text(),
    knownServices: p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'"),
    source: p.enum(agencies),
    /** What the request answers to, as the statute names it: one and the same on any day. */
    duty: p.text(),
    /** The rule that the request rests on (B2 to B11) and why it applies to this child. */
    rule: p.text(),
    reason: p.text(),
    /** Why the officer added, changed or left out what the rules propose. */
    adjustment: p.text().nullable(),
    /** What the authority asks this body in particular. */
    asks: p.text().nullable(),
    /** The body asked (none where it was left out), and the team in it (or in a provider) that answers. */
    organisation: () => p.manyToOne(Organisation).mapToPk().nullable(),
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** Health only: the commissioner whose designated officer allocates the request to a provider's team. */
    commissioner: () => p.manyToOne(Organisation).mapToPk().nullable(),
    /** When it was last allocated to its team; none where it was sent there. */
    allocatedAt: instant().nullable(),
    assignee: () => p.manyToOne(Person).mapToPk().nullable(),
    /** Who gave it to its assignee, and what they said to them; none where it was taken. */
    handedOverBy: () => p.manyToOne(Person).mapToPk().nullable(),
    handOverNote: p.text().nullable(),
    state: p.enum(adviceRequestMachine.states).default('proposed'),
    sentOn: civilDate().nullable(),
    /** The day from which the six weeks run (B14), and how receipt is known. */
    receivedOn: civilDate().nullable(),
    receivedHow: p.enum(receiptWays).nullable(),
    /** Who told the authority of the receipt, where the portal did not see it itself. */
    receiptToldBy: p.text().nullable(),
    /** Six weeks from receipt; until receipt, six weeks from sending, and shown as provisional. */
    dueOn: civilDate().nullable(),
    submittedAt: instant().nullable(),
    withdrawnReason: p.text().nullable(),
    /** What the authority said was missing when it last returned the advice. */
    returnedReason: p.text().nullable(),
    /** The request in whose place this one was sent. */
    replacesId: p.uuid().nullable(),
    /** Since when a question of the team's waits for the authority's answer; the clock runs on meanwhile. */
    questionedAt: instant().nullable(),
    /** Where the team asks for a signature before submission: whether the draft waits for it or was sent back. */
    signOff: p.enum(['waiting', 'sent-back']).nullable(),
    /** Its place in a queue before its due day: 0 for a looked-after child, kept by the database. @rule D11 */
    queueGroup: p.smallint().default(1),
    changedAt: instant().defaultRaw('now()'),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'advice_request_queue',
      expression: 'create index advice_request_queue on advice_request (team_id, due_on, id)',
    },
    {
      // what is open, looked-after children first: a team's history, which only grows, is not read through at each visit
      name: 'advice_request_open',
      expression: `create index advice_request_open on advice_request (team_id, queue_group, due_on, id) where ${isOpen}`,
    },
    {
      // what is open in an area, for its board: not its history
      name: 'advice_request_unsettled',
      expression: `create index advice_request_unsettled on advice_request (area_id, case_id) where state in ${sqlList(unsettledStates)}`,
    },
    {
      // requests that advice already given made unnecessary, counted in an area
      name: 'advice_request_reused',
      expression: `create index advice_request_reused on advice_request (area_id) where state = 'reused'`,
    },
    { properties: ['case'] },
    { properties: ['commissioner', 'dueOn'] },
    {
      name: 'advice_request_waiting',
      expression: `create index advice_request_waiting on advice_request (due_on) where ${isOpen}`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'advice_request_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_request_team', command: 'select', using: isOwnTeam },
    { name: 'advice_request_team_answers', command: 'update', using: isOwnTeam, check: isOwnTeam },
    { name: 'advice_request_allocator', command: 'select', using: isAllocator },
    { name: 'advice_request_allocates', command: 'update', using: isAllocator, check: isAllocator },
    { name: 'advice_request_led', command: 'select', using: isLed },
    { name: 'advice_request_leads', command: 'update', using: isLed, check: isLed },
    {
      name: 'advice_request_family',
      command: 'select',
      using: `${concernsFamily} and ${isFamily('case_id', 'progress')}`,
    },
    {
      name: 'advice_request_family_agrees',
      command: 'update',
      using: `state = 'proposed' and ${isFamily('case_id', 'replies')}`,
      check: `state = 'reused' and ${isFamily('case_id', 'replies')} and ${allAgree}`,
    },
    { name: 'advice_request_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'advice_request_keeper_orders', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
    // what somebody had who has left their team goes back to it: the grant names the few columns that the worker writes
    { name: 'advice_request_worker_returns', command: 'update', roles: ['ehc_worker'], using: 'true', check: 'true' },
    { name: 'advice_request_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
  ],
});

/** The authority's request to a body for its advice on one child. */
export class AdviceRequest extends AdviceRequestSchema.class {
  /** Whoever had it has it no more, nor what was said to them when they were given it. */
  letGo(): void {
    this.assignee = null;
    this.handedOverBy = null;
    this.handOverNote = null;
  }
}
AdviceRequestSchema.setClass(AdviceRequest);
