import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { scopes, type Scope } from '#identity';
import type { TestDatabase } from '../database.ts';
import type { Factory, Row } from '../factories/index.ts';
import type { Catalogue, Column } from '../factories/catalogue.ts';
import type { Values } from '../factories/presets.ts';
import type { Marks } from './marks.ts';

/** Tables that hold nothing that a family told or that is said of a child: they get no marks. */
const noRecord: Record<string, string> = {
  absence: 'when a colleague is away',
  area: 'the directory',
  audit_entry: 'laid as the database writes it',
  audit_head: 'the end of the chain of hashes',
  handled_request: 'the answer to a form that was sent twice, given again to the same person alone',
  mail: 'looked at as it is sent',
  membership: 'the directory',
  message: 'kinds and ids',
  migration: 'the schema',
  organisation: 'the directory',
  organisation_area: 'the directory',
  outbox: 'looked at as it is written',
  calendar_feed: 'a hash that belongs to one person',
  school_holiday: 'when schools are closed',
  stored_file: 'bytes without a name',
  team: 'the directory',
};

/** Columns of text that no person writes. */
const notWritten: Record<string, string> = {
  'advice_escalation.point': 'one of the points in time of group K',
  'advice_request.rule': 'the id of a rule',
  'appointment.from_time': 'a time of day',
  'appointment.to_time': 'a time of day',
  'case_exemption.rule': 'the id of a rule',
  'contribution.hash': 'a hash',
  'care_move.to_area_id': 'the code of an authority',
  'looked_after_period.also_claimed_by': 'names of authorities',
  'looked_after_period.authority_id': 'the code of an authority',
  'looked_after_period.placed_in_id': 'the code of an authority',
  'family_question.lexemes': 'worked out by the database',
  'disclosure_release.purpose': 'the id of a purpose of group P, or of G7',
  'disclosure_release.sections': 'letters of sections',
  'custody_notice.host_area_id': 'the code of an area',
  'prepared_release.purpose': 'the id of a purpose of group P',
  'participant.scope': 'one of the scopes',
  'person.password_hash': 'a hash',
  'plan_version.hash': 'a hash',
  'plan_text.section': 'a letter of a section',
  'proposed_outcome.key': 'a number within its advice',
  'record_read.purpose': 'one of the purposes that the code names',
  'record_read.what': 'one of the things that the code names',
  'section17_text.card_key': 'a number within its advice',
  'sharing_without_agreement.categories': 'some of the categories',
  'statement.lexemes': 'worked out by the database',
};

const someId = '00000000-0000-4000-8000-000000000000';

/** How a document in JSON looks whose every text is marked. */
const documents: Record<string, (text: () => string) => unknown> = {
  'advice_judgement.points': (text) => [{ key: 'needs', text: text(), isMet: false, missing: text() }],
  'contribution.asides': (text) => [{ field: 'strengths', by: someId, text: text(), at: '2026-03-02T10:00:00.000Z' }],
  'contribution.attachments': (text) => [
    { id: someId, name: text(), type: 'application/pdf', size: 3, hash: 'x', isReport: false },
  ],
  'contribution.body': body,
  'earlier_draft.body': body,
  'ehc_case.circumstances': (text) => ({
    ...{ yearGroup: 4, sensoryImpairment: [], lookedAfter: true, lookedAfterBy: text() },
    ...{ serviceFamily: true, youthJustice: true, knownToSocialCare: true, healthServices: [text()] },
    askedFor: [{ name: text(), reason: text() }],
  }),
  'outcome.asides': (text) => [{ field: 'text', by: someId, text: text(), at: '2026-03-02T10:00:00.000Z' }],
  'outcome.owners': () => ['health'],
  'outcome.tied_to': () => [],
  'plan_line.details': (text) => ({
    ...{ who: text(), skill: text(), group: text(), frequency: text(), duration: text(), reviewed: text() },
    ...{ flexibleBecause: text(), outsideFBecause: text(), noProvisionBecause: text(), settledBecause: text() },
    isForAdulthood: false,
  }),
  'plan_line.tied_to': () => [],
  'personal_budget.needs': () => [],
  'personal_budget.outcomes': () => [],
  'consultation.reply_grounds': () => [],
  'plan_text.sources': () => undefined,
  'plan_document.text': (text) => ({ title: text() }),
  'plan_version.sections': (text) =>
    ['A', 'B', 'G'].map((id) => ({
      id,
      title: `Section ${id}`,
      note: text(),
      agreed: { name: text(), role: text(), on: '2026-03-02' },
      statements: [{ heading: text(), text: text(), facts: [{ label: text(), text: text() }], sources: [text()] }],
    })),
  'statement.pictures': () => ['dog'],
  'story_draft.fields': (text) => ({ words: text() }),
};

function body(text: () => string) {
  return {
    ...{ involvement: text(), strengths: text(), noNeeds: text(), earlierReports: text(), monitoring: text() },
    ...{ sources: text(), particular: { hearing: text() } },
    author: { name: text(), role: text(), registration: text() },
    contacts: [{ key: 'c1', on: text(), how: 'talk', who: text() }],
    needs: [{ key: 'n1', area: 'cognition-and-learning', text: text(), section: 'B' }],
    outcomes: [{ key: 'o1', text: text(), by: text(), measure: text(), needs: ['n1'] }],
    provision: [
      {
        ...{ key: 'p1', text: text(), outcomes: ['o1'], who: text(), skill: text(), group: text(), frequency: text() },
        ...{ duration: text(), reviewed: text(), section: 'F' },
      },
    ],
  };
}

const instant = '2026-03-02T10:00:00.000Z';

/** What a row must also say where its table checks one column by another. */
const needed: Record<string, Values> = {
  restriction: { liftedAt: instant },
  advice_chase: { kind: 'call' },
  advice_reply: { answer: undefined },
  custody_notice: { refusedBecause: undefined },
  appointment: { onDay: '2099-01-05' },
  no_plan: { feedbackGivenOn: '2026-03-02' },
  personal_budget: { decision: 'agreed', managedBy: 'notional' },
  health_provision: { decision: 'agreed', decidedOn: '2026-03-02', recordedAt: instant },
  representation: { section: undefined, answer: 'accepted', answeredAt: instant },
  outcome_remark: { teamId: undefined, kind: 'comment', answer: 'answered', answeredAt: instant },
  plan_document: { state: 'ready', text: undefined, endedAt: instant },
  consultation: { decidedAt: instant, ground: 'unsuitable', reply: 'cannot-meet', repliedOn: '2026-03-02' },
  capacity_judgement: { hasCapacity: false, representative: 'parent' },
};

/** A family's whole record, and everybody's work on it, in marked texts. */
export class MarkedRecord {
  /** The ids of the rows of each table, in the order in which they were made. */
  readonly ids = new Map<string, string[]>();
  /** The row of each table to which the rows of others belong. */
  readonly #above = new Map<string, string>();

  constructor(
    readonly database: TestDatabase,
    readonly make: Factory,
    readonly catalogue: Catalogue,
    readonly marks: Marks,
  ) {}

  get caseId(): string {
    return this.ids.get('ehc_case')![0]!;
  }

  /** Makes the rows. @param teams who writes about the child, and for whom the family refused everything */
  async lay({ writes, refused }: { writes: Row; refused: Row }, commissionerId: string): Promise<void> {
    await this.row('child', 'the child');
    await this.row('ehc_case', 'the case');
    this.#above.set('team', writes.id);
    const asked = { source: 'health', state: 'received', receivedOn: '2026-03-02', commissionerId };
    await this.row('advice_request', 'asked of the team that writes', asked);
    const done = await this.row('advice_request', 'answered', { ...asked, state: 'submitted', duty: undefined });
    await this.row('advice_request', 'accepted', { ...asked, state: 'accepted', duty: undefined });
    const reused = await this.row('advice_request', 'not sent', { ...asked, state: 'reused', duty: undefined });
    const other = { ...asked, source: 'social-care', teamId: refused.id, commissionerId: undefined };
    await this.row('advice_request', 'asked of a team that is refused', other);
    for (const team of [writes, refused]) await this.make.participant({ caseId: this.caseId, teamId: team.id });
    await this.row('contribution', 'draft');
    const written = { requestId: done.id, submittedAt: instant };
    const submitted = await this.row('contribution', 'submitted', { ...written, state: 'submitted' });
    await this.row('attachment', 'submitted', written);
    await this.row('proposed_outcome', 'in submitted advice', { contributionId: submitted.id });
    await this.row('advice_judgement', 'of submitted advice', { requestId: done.id });
    await this.row('advice_reuse', 'offered', { requestId: reused.id });
    await this.row('statement', 'told to all');
    const replaces = this.ids.get('statement')![0];
    await this.row('statement', 'correcting', { replacesId: replaces });
    await this.row('statement', 'restricted', { restricted: true });
    await this.row('statement', 'kept to its teller', { onlyTeller: true, tellerId: (await this.make.person()).id });
    await this.row('sharing_decision', 'agreed', { agency: 'health' });
    await this.row('sharing_decision', 'refused', { agency: 'social-care', answer: 'refused' });
    await this.row('sharing_without_agreement', 'known', { agency: 'virtual-school' });
    await this.row('sharing_without_agreement', 'hidden', { agency: 'youth-justice', hiddenUntil: '2099-01-01' });
    await this.socialCare(refused);
    for (const table of this.tables)
      if (!this.ids.has(table) && table !== 'participant') await this.row(table, 'any', needed[table]);
    const suggested = { teamId: writes.id, kind: 'suggestion', answer: 'declined', answeredAt: instant };
    await this.row('outcome_remark', 'suggested', suggested);
    await this.row('attachment', 'draft');
    await this.row('advice_reply', 'answered');
    await this.row('family_question', 'answered from the record', { state: 'on-record' });
    await this.row('statement_file', 'restricted', { statementId: this.ids.get('statement')![2] });
    await this.row('statement_file', 'kept to its teller', { statementId: this.ids.get('statement')![3] });
    const details = { rule: 'C1', reason: this.marks.next({ table: 'audit_entry', column: 'details', row: 'any' }) };
    const entry = { action: 'statement.told', areaId: '998', caseId: this.caseId, details };
    await this.database.admin.query('select audit_append($1)', [JSON.stringify([entry])]);
  }

  /** What social care keeps for itself, an enquiry under section 47 and the leave to read it among that. */
  private async socialCare({ id: teamId }: Row): Promise<void> {
    for (const table of ['section17', 'section17_text', 'social_care_fact'])
      await this.row(table, 'of social care', { teamId });
    await this.row('section47', 'an enquiry', { teamId });
    const [asked, second] = [await this.make.person(), await this.make.person()];
    const two = {
      teamId: undefined,
      personId: asked.id,
      askedById: asked.id,
      secondId: second.id,
      approvedById: second.id,
    };
    await this.row('restricted_grant', 'among officers', { secondId: null });
    await this.row('restricted_grant', 'in social care', two);
  }

  /** Somebody of the family. */
  async person(row: string, part: string, scope: readonly Scope[] = scopes, values: Values = {}) {
    const person = await this.make.person(this.marked('person', row));
    const made = { teamId: undefined, personId: person.id, part, scope: [...scope], ...values };
    await this.row('participant', row, made);
    return person;
  }

  /** Every table that can hold something about the child. */
  get tables(): string[] {
    return [...this.catalogue.keys()].filter((table) => !(table in noRecord) && table !== 'person');
  }

  async row(table: string, row: string, given: Values = {}): Promise<Row> {
    const values = { ...given };
    const columns = this.catalogue.get(table)!;
    if (columns.some(({ name }) => name === 'file_id')) values.fileId = (await this.file(`of ${table}, ${row}`)).id;
    const above = columns.flatMap(({ name, parent }) => {
      const id = parent && parent !== table && this.#above.get(parent);
      return id ? [[camel(name), id]] : [];
    });
    const made = await this.make.row(table, {
      ...(columns.some(({ name }) => name === 'area_id') && { areaId: '998' }),
      ...Object.fromEntries(above),
      ...this.marked(table, row),
      ...values,
    });
    this.ids.set(table, [...(this.ids.get(table) ?? []), made.id]);
    if (!this.#above.has(table)) this.#above.set(table, made.id);
    return made;
  }

  /** A file whose bytes are a marked text. */
  private async file(row: string): Promise<Row> {
    const content = this.marks.next({ table: 'stored_file', column: 'its bytes', row });
    const hash = createHash('sha256').update(content).digest('hex');
    const file = await this.make.row('stored_file', { hash, size: content.length });
    const place = path.join(inject('folder'), 'files', file.key as string);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
    return file;
  }

  /** A marked text for each column in which people write. */
  private marked(table: string, row: string): Values {
    return Object.fromEntries(
      this.catalogue
        .get(table)!
        .filter((column) => isWritten(table, column))
        .map((column) => [camel(column.name), this.valueFor(table, column, row)]),
    );
  }

  private valueFor(table: string, { name, type }: Column, row: string): unknown {
    const text = () => this.marks.next({ table, column: name, row });
    const document = documents[`${table}.${name}`];
    if (document) return document(text);
    if (type.startsWith('json'))
      throw new Error(`Say in "documents" how ${table}.${name} looks, so that it can be marked`);
    if (name === 'email') return `${text().split(' ')[0]!.toLowerCase()}@family.example`;
    return type.endsWith('[]') ? [text()] : text();
  }
}

function isWritten(table: string, { name, type, choices }: Column): boolean {
  if (!/^(text|character|json)/.test(type) || choices.length || name === 'area_id') return false;
  return !(`${table}.${name}` in notWritten);
}

export const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
