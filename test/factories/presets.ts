import { randomUUID } from 'node:crypto';
import { scopes } from '#identity';

export type Values = Record<string, unknown>;

let count = 0;
/** A number that no other row of this run has. */
export const nth = () => (count += 1);

/** The default area of tests: the invented one. */
export const HERE = '998';

/** In the place of an id: make the row that it points to, though the schema would do without. */
export const MADE = Symbol('made');

const aDay = '2026-03-02';
const anInstant = '2026-03-02T10:00:00.000Z';

/**
 * What a row of a table is, where the schema alone does not say it well: the rest is filled in from the catalogue.
 * A table with a check across columns needs an entry here.
 */
export const presets: Record<string, (given: Values) => Values> = {
  area: ({ id = HERE }) => ({ id, name: `Area ${String(id)}`, is_demonstration: true }),
  organisation: ({ kind = 'other' }) => ({ kind, name: `Organisation ${nth()} (${String(kind)})` }),
  team: ({ agency = 'education' }) => ({ agency, name: `Team ${nth()}`, email: `team-${nth()}@example.test` }),
  person: () => ({ name: `Person ${nth()}`, email: `person-${nth()}@example.test` }),
  membership: () => ({ role: 'contributor', started_on: '2020-01-01' }),
  child: () => ({ given_name: 'Robin', family_name: `Invented-${nth()}`, born: '2017-05-04', sex: 'not stated' }),
  ehc_case: () => ({
    reference: `TST-2026-${nth()}`,
    state: 'assessing',
    requested_on: aDay,
    requested_by: 'parent',
    requester_name: 'A parent',
    circumstances: {
      yearGroup: 4,
      sensoryImpairment: [],
      lookedAfter: false,
      lookedAfterBy: '',
      serviceFamily: false,
      youthJustice: false,
      knownToSocialCare: false,
      healthServices: [],
      askedFor: [],
    },
  }),
  participant: ({ person_id, team_id }) => ({
    part: team_id ? 'adviser' : 'parent',
    ...(person_id || team_id ? {} : { person_id: MADE }),
    scope: team_id ? [] : [...scopes],
  }),
  advice_request: ({ rule = 'B2', reason = 'The rules ask for it.' }) => ({
    source: 'education',
    duty: [rule, reason].join(' '),
    rule,
    reason,
    state: 'sent',
    sent_on: aDay,
    due_on: '2026-04-13',
  }),
  contribution: ({ state = 'draft' }) => ({
    state,
    body: {
      involvement: 'What we know of Robin.',
      strengths: '',
      needs: [],
      outcomes: [],
      provision: [],
      sources: '',
      particular: {},
      author: { name: '', role: '', registration: '' },
    },
    saved_at: anInstant,
    ...(state === 'submitted' ? { submitted_at: anInstant, hash: 'a hash' } : {}),
  }),
  proposed_outcome: () => ({ key: `o${nth()}`, text: 'Robin will ask for help.', by: 'the first review', measure: '' }),
  outcome: () => ({ position: nth(), text: 'Robin will ask for help.', by: 'the first review', measure: '' }),
  outcome_source: ({ outcome_id }) => (outcome_id ? { use: 'joined' } : { use: 'not-used', reason: 'Said elsewhere.' }),
  plan_line: () => ({ kind: 'need', section: 'B', area: '', text: 'Robin cannot read yet.' }),
  line_source: ({ line_id }) => ({
    ...(line_id ? { use: 'joined' } : { use: 'not-used', reason: 'Said elsewhere.' }),
    ...{ kind: 'need', key: `n${nth()}` },
  }),
  health_provision: () => ({ words: 'A sleep clinic.', asked_at: anInstant, commissioner_id: MADE }),
  personal_budget: () => ({
    ...{ decision: 'agreed', words: 'A tutor.', needs: [], outcomes: [], managed_by: 'notional' },
    decided_at: anInstant,
  }),
  placement_decision: () => ({ basis: 'mainstream', reason: 'She goes there.', decided_at: anInstant }),
  plan_text: () => ({ section: 'B', number: nth(), text: 'Robin reads little.', drafted: 'Robin cannot read yet.' }),
  outcome_remark: ({ team_id }) => ({
    kind: team_id ? 'suggestion' : 'comment',
    about: 'Robin will ask for help.',
    words: 'Robin will ask for help by card.',
  }),
  use_answer: () => ({ is_reflected: true, words: '' }),
  plan_version: () => ({ number: nth(), kind: 'final', sections: [], made_at: anInstant, given_on: aDay }),
  representation: () => ({ about: 'whole', words: 'It leaves out her reading.', said_by: 'Her mother' }),
  consultation: () => ({ is_requested: true, sent_on: aDay }),
  panel_record: ({ kind = 'panel' }) => ({ kind, view: kind === 'panel' ? 'issue' : 'same', sat_on: aDay }),
  no_plan: () => ({ recipients: ['The family'], sent_on: aDay }),
  case_exemption: () => ({ rule: 'D7', ground: 'exceptional', why: 'Her mother was in hospital.' }),
  disclosure_release: () => ({
    number: nth(),
    purpose: 'P2',
    sections: ['A', 'B'],
    released_at: anInstant,
    expires_on: null,
  }),
  custody_notice: ({ kind = 'detention' }) => ({
    kind,
    given_name: 'Robin',
    family_name: `Invented-${nth()}`,
    born: '2010-05-04',
    ...(kind === 'detention' ? {} : { follows_id: MADE }),
  }),
  prepared_release: () => ({ purpose: 'P14', prepared_for: randomUUID() }),
  plan_document: () => ({ state: 'asked', text: {}, asked_at: anInstant }),
  sharing_decision: ({ recipient_person_id }) => ({
    answer: 'agreed',
    category: 'health',
    decided_as: 'parent',
    ...(recipient_person_id ? {} : { agency: 'education' }),
  }),
  sharing_without_agreement: ({ recipient_person_id }) => ({
    categories: ['health'],
    basis: 'Children Act 1989 s47',
    ...(recipient_person_id ? {} : { agency: 'education' }),
  }),
  looked_after_period: ({ area_id = HERE }) => ({
    ...{ since: '2026-01-12', placement: 'foster-care', authority_id: area_id, placed_in_id: area_id },
  }),
  looked_after_meeting: () => ({ kind: 'pep', on: aDay, is_held: true }),
  looked_after_person: () => ({ part: 'social-worker', name: 'A social worker' }),
  pep_target: () => ({ text: 'Robin reads with a friend.', by: 'Easter' }),
  care_move: () => ({ kind: 'placement', moves_on: aDay, aware_on: aDay, to_name: 'Gwynedd' }),
  restricted_grant: ({ team_id, person_id }) => (team_id || person_id ? {} : { person_id: MADE }),
  section17: ({ case_id, child_name }) => (case_id || child_name ? {} : { case_id: MADE }),
  section17_text: ({ case_id }) => (case_id ? {} : { case_id: MADE }),
  social_care_fact: () => ({ until: null }),
  statement: () => ({ category: 'health', kind: 'quoted', words: 'She sleeps badly.', told_by: 'Her mother' }),
  capacity_judgement: () => ({ decision: 'Whether to ask for a plan', assessor: 'A doctor', has_capacity: true }),
  family_question: () => ({ category: 'health', words: 'How does she sleep?', asked_at: anInstant }),
  appointment: () => ({ from_time: '10:00', to_time: '11:00', place_kind: 'home' }),
  record_read: () => ({ what: 'family-record', purpose: 'advice' }),
  stored_file: () => ({ key: `2026-03-02/${randomUUID()}`, type: 'application/pdf', size: 3, hash: 'a hash' }),
  attachment: () => ({ name: 'Report.pdf', attached_at: anInstant }),
  audit_entry: () => ({ seq: 1_000_000 + nth(), action: 'test.arranged', previous_hash: '', hash: '' }),
};

/** Something that a column of this type accepts. */
export function anything(type: string): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'boolean') return false;
  if (type === 'date') return aDay;
  if (type.startsWith('timestamp')) return anInstant;
  if (type === 'jsonb' || type === 'json') return {};
  if (type.endsWith('[]')) return [];
  if (/^(integer|bigint|smallint|numeric|double|real)/.test(type)) return nth();
  return `something ${nth()}`;
}
