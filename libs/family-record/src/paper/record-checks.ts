import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '#audit';
import { Case, runCase } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, day, Invalid, required } from '#platform';
import { paperWays, RecordCheck } from './record-check.entity.ts';

/** That the family looked at the printed page, or was read it. */
export const checkSchema = z.object({
  checkedBy: required('Enter who checked it', 200),
  checkedOn: day('The day they checked it'),
  how: z.enum(paperWays, { error: 'Choose how they checked it' }),
  /** When the page was printed: what was recorded later was not on it. */
  upTo: z.iso.datetime(),
});
type Checked = z.infer<typeof checkSchema>;

/** For families without an account: what was written down for them is read to them or printed, and checked. */
@Injectable()
export class RecordChecks {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The latest check of a case; row-level security holds. */
  last(caseId: string): Promise<RecordCheck | null> {
    return this.em.findOne(RecordCheck, { case: caseId }, { orderBy: { checkedOn: 'desc', id: 'desc' } });
  }

  /** @throws NotFound; Invalid for a day ahead */
  async record(actor: Actor, caseId: string, { upTo, ...check }: Checked): Promise<void> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, about);
    const now = this.clock.now();
    if (check.checkedOn > this.clock.today())
      throw new Invalid({ checkedOn: 'The day they checked it cannot be in the future' });
    const { areaId } = about;
    const made = this.em.create(RecordCheck, {
      ...check,
      areaId,
      case: caseId,
      upTo: new Date(Math.min(Date.parse(upTo), now.getTime())),
      recordedBy: actor.personId,
      recordedAt: now,
    });
    await this.em.flush();
    this.audit.record({ action: 'record.checked', areaId, caseId, subjectId: made.id, details: { how: check.how } });
  }
}
