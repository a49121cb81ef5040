import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, scopes, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { caseMachine } from '#statute';
import { caseDecided, caseMoved, caseRegistered } from './case.events.ts';
import { Case } from './case.entity.ts';
import { decideCase, readCase, registerCase, runCase } from './case.policy.ts';
import { impossibleDays, type Decision, type Registration } from './case.schema.ts';
import { Child } from './child.entity.ts';
import { Admission } from './people/admission.ts';

@Injectable()
export class CaseService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly admission: Admission,
  ) {}

  /** Registers a request for an assessment: the child, the case, and the parent who will follow it. @rule A1 A2 Z1 */
  async register(actor: Actor, input: Registration): Promise<Case> {
    authorize(registerCase, actor, input);
    const areaId = actor.areaId!;
    const impossible = impossibleDays(input, this.clock.today());
    if (Object.keys(impossible).length) throw new Invalid(impossible);

    const child = this.em.create(Child, {
      areaId,
      givenName: input.givenName,
      familyName: input.familyName,
      preferredName: input.preferredName || null,
      born: input.born,
      sex: input.sex,
      nhsNumber: input.nhsNumber || null,
      upn: input.upn || null,
      uln: input.uln || null,
    });
    await this.em.flush();
    const registered = this.em.create(Case, {
      areaId,
      reference: await this.nextReference(),
      child: child.id,
      requestedOn: input.requestedOn,
      requestedBy: input.requestedBy,
      requesterName: input.requesterName,
      circumstances: circumstancesOf(input),
      setting: input.setting || null,
      officer: actor.personId,
      createdAt: this.clock.now(),
    });
    await this.em.flush();
    if (input.parentEmail) {
      const part = input.requestedBy === 'young-person' ? 'young-person' : 'parent';
      const { parentName: name, parentEmail: email } = input;
      await this.admission.admit(registered, { part, name: name || email, email, scope: [...scopes] });
    }
    this.audit.record({ action: 'case.registered', areaId, caseId: registered.id, subjectId: registered.id });
    await this.outbox.publish(caseRegistered, { caseId: registered.id, areaId });
    return registered;
  }

  /** Decides whether to assess and notes the day the family was told. @rule A7 */
  async decide(actor: Actor, caseId: string, input: Decision): Promise<Case> {
    const decided = await this.forOfficer(actor, caseId);
    if (decided.state !== 'requested') {
      throw new Conflict(
        'This was decided already',
        'Another officer recorded a decision first. Yours was not recorded. Go back to the case to see what was decided.',
      );
    }
    authorize(decideCase, actor, decided);
    if (input.familyToldOn > this.clock.today())
      throw new Invalid({ familyToldOn: 'The day the family was told cannot be in the future' });
    decided.state = caseMachine.next(decided.state, input.decision === 'assess' ? 'decide-to-assess' : 'refuse');
    decided.decision = input.decision;
    decided.decidedOn = this.clock.today();
    decided.decisionReasons = input.reasons || null;
    decided.familyToldOn = input.familyToldOn;
    this.audit.record({
      action: 'case.decided',
      areaId: decided.areaId,
      caseId,
      details: { rule: 'A7', decision: input.decision },
    });
    await this.outbox.publish(caseDecided, { caseId, areaId: decided.areaId });
    return decided;
  }

  /** Moves the case on in its life; called by the libs above when a draft or final plan is made. @throws IllegalMove */
  async move(actor: Actor, caseId: string, action: Parameters<typeof caseMachine.next>[1]): Promise<Case> {
    const moved = await this.forOfficer(actor, caseId);
    moved.state = caseMachine.next(moved.state, action);
    this.audit.record({ action: 'case.moved', areaId: moved.areaId, caseId, details: { state: moved.state } });
    await this.outbox.publish(caseMoved, { caseId, areaId: moved.areaId });
    return moved;
  }

  /** Notes since when they are in custody, or that they are in none any more. @throws NotFound @rule K8 K10 */
  async setDetained(actor: Actor, caseId: string, since: string | null): Promise<void> {
    const found = await this.forOfficer(actor, caseId);
    if (found.detainedSince === since) return;
    found.detainedSince = since;
    this.audit.record({ action: since ? 'case.detained' : 'case.no-longer-detained', areaId: found.areaId, caseId });
    await this.outbox.publish(caseMoved, { caseId, areaId: found.areaId });
  }

  /** The case, for an officer of its area. @throws NotFound */
  async forOfficer(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, found);
    return found;
  }

  /** The case, for whoever may read it (officer or family). @throws NotFound */
  async readFor(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, found);
    return found;
  }

  async childOf(found: Case): Promise<Child> {
    const child = await this.em.findOne(Child, { id: found.child });
    if (!child) throw new NotFound();
    return child;
  }

  private async nextReference(): Promise<string> {
    const [row] = await this.em.execute<{ n: string }[]>(`select nextval('case_reference') as n`);
    return `EHC-${this.clock.today().slice(0, 4)}-${row!.n.padStart(6, '0')}`;
  }
}

function circumstancesOf(input: Registration) {
  const { sensoryImpairment, lookedAfter, lookedAfterBy, serviceFamily } = input;
  const { youthJustice, knownToSocialCare, healthServices, askedFor } = input;
  return {
    yearGroup: null,
    sensoryImpairment,
    lookedAfter,
    lookedAfterBy,
    serviceFamily,
    youthJustice,
    knownToSocialCare,
    healthServices,
    askedFor,
  };
}
