import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import type { Actor } from '#identity';
import { Clock } from '#platform';

/** What somebody outside the family may have read, and how the record calls it. */
const actions = {
  'family-record': 'record.read',
  plan: 'plan.read',
  'plan-file': 'plan.saved',
  attachment: 'attachment.read',
  'without-agreement': 'record.read',
  restricted: 'restricted.read',
} as const;
export type ReadThing = keyof typeof actions;

interface Reading {
  caseId: string;
  areaId: string;
  what: ReadThing;
  /** What for, in words that the family will read: "to write advice". */
  purpose: string;
  /** The hidden sharing without agreement that it rests on. */
  withoutAgreement?: string;
}

/** Notes who read what the family told, or the plan, for the family's own log. */
@Injectable()
export class RecordReads {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Notes a reading once per person, thing and day, with its line in the record. Call it after the read was allowed. */
  async note(actor: Actor, { caseId, areaId, what, purpose, ...reading }: Reading): Promise<void> {
    const noted = await this.em.execute<{ id: string }[]>(
      `insert into record_read (area_id, case_id, person_id, organisation_id, team_id, role, what, purpose, without_agreement_id, read_on)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
      [
        areaId,
        caseId,
        actor.personId,
        actor.organisationId,
        actor.teamId,
        actor.role,
        what,
        purpose,
        reading.withoutAgreement ?? null,
        this.clock.today(),
      ],
    );
    if (noted[0]) this.audit.record({ action: actions[what], areaId, caseId, subjectId: noted[0].id });
  }
}
