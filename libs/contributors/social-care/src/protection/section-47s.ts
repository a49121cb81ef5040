import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RestrictedGrants } from '#consent';
import { authorize, Person, type Actor } from '#identity';
import { Clock, Invalid, Mailer } from '#platform';
import { OwnCase } from '../own-case.ts';
import { socialWork } from '../social-care.policy.ts';
import type { LeaveOrder, ProtectionEntry } from './section-47.schema.ts';
import { Section47, type ProtectionKind } from './section-47.entity.ts';

/** Section 47 material: whoever works with the child may write it down; nobody reads it without leave of two. @rule K6 */
@Injectable()
export class Section47s {
  constructor(
    private readonly em: EntityManager,
    private readonly own: OwnCase,
    private readonly grants: RestrictedGrants,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Keeps an entry. The section 17 assessment goes on as it stands, so that nothing seen by others changes. @throws NotFound Invalid */
  async record(actor: Actor, caseId: string, { kind, heldOn, words }: ProtectionEntry): Promise<void> {
    const { areaId } = await this.own.find(actor, caseId);
    if (heldOn > this.clock.today()) throw new Invalid({ heldOn: 'The day cannot be in the future' });
    await this.keep(actor, { areaId, caseId, kind, heldOn, words });
  }

  private async keep({ teamId, personId }: Actor, { areaId, caseId, kind, heldOn, words }: Kept): Promise<void> {
    // its writer cannot read the row back, so PostgreSQL is not asked for what it wrote
    const [row] = await this.em.execute<{ id: string }[]>('select uuidv7() as id');
    await this.em.execute(
      'insert into section47 (id, area_id, case_id, team_id, kind, held_on, words, recorded_by_id, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [row!.id, areaId, caseId, teamId, kind, heldOn, words, personId, this.clock.now()],
    );
    this.own.note({ id: row!.id, areaId });
  }

  /** The entries, oldest first: none for whoever has no leave. Reading them is kept among them, once a day. @throws NotFound */
  async of(actor: Actor, caseId: string) {
    const { areaId } = await this.own.find(actor, caseId);
    const all = await this.em.find(Section47, { case: caseId }, { orderBy: { heldOn: 'asc', recordedAt: 'asc' } });
    const today = this.clock.today();
    const isRead = all.some(
      ({ kind, heldOn, recordedBy }) => kind === 'read' && heldOn === today && recordedBy === actor.personId,
    );
    if (all.length && !isRead) await this.keep(actor, { areaId, caseId, kind: 'read', heldOn: today, words: '' });
    return all;
  }

  /** Asks a colleague of the team for leave to read. @returns the id of the leave @throws NotFound Invalid */
  async askLeave(actor: Actor, caseId: string, order: LeaveOrder): Promise<string> {
    const { areaId } = await this.own.find(actor, caseId);
    const asked = await this.grants.askColleague(actor, { caseId, areaId, ...order });
    this.own.note(asked);
    const { email } = await this.em.findOneOrFail(Person, { id: order.second });
    await this.mailer.write({
      key: `social-care-asked:${asked.id}`,
      recipient: email,
      subject: 'A colleague waits for your answer',
      body: 'Hello,\n\nA colleague of your team asks you to approve something on the portal.\n\nSign in and open “Social care” to answer. This message never says about whom or what it is. Please do not reply to it.\n',
    });
    return asked.id;
  }

  /** The second person approves. @throws NotFound Conflict */
  async approve(actor: Actor, caseId: string, grantId: string): Promise<void> {
    authorize(socialWork, actor, await this.own.find(actor, caseId));
    this.own.note(await this.grants.approveForColleague(actor, caseId, grantId));
  }

  /** Either of the two ends it, or turns it down. @throws NotFound Conflict */
  async end(actor: Actor, caseId: string, grantId: string): Promise<void> {
    authorize(socialWork, actor, await this.own.find(actor, caseId));
    this.own.note(await this.grants.endAmongTwo(actor, caseId, grantId));
  }
}

interface Kept {
  areaId: string;
  caseId: string;
  kind: ProtectionKind;
  heldOn: string;
  words: string;
}
