import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, FamilyParts, readCase } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, Files, Invalid, NotFound, type Download } from '#platform';
import { tell } from '../family-record.policy.ts';
import { EarlierReport } from './earlier-report.entity.ts';
import { KnownService } from './known-service.entity.ts';
import type { EarlierReportInput, KnownServiceInput } from './who-helps.schema.ts';

/** A report on file, and where it is opened by everybody who may. */
export interface ShownReport {
  id: string;
  authorName: string;
  authorRole: string;
  organisation: string;
  givenOn: string;
  givenFor: string;
  file: string;
  fileName: string;
  url: string;
}

/** Who helps the child, and what they wrote before: told once, by the family. @rule C1 B13 */
@Injectable()
export class WhoHelps {
  constructor(
    private readonly em: EntityManager,
    private readonly files: Files,
    private readonly parts: FamilyParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Those who help now, then those who helped before. @throws NotFound */
  async servicesOf(actor: Actor, caseId: string): Promise<KnownService[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    return this.em.find(KnownService, { case: caseId }, { orderBy: [{ endedOn: 'desc nulls first' }, { id: 'asc' }] });
  }

  /** @throws NotFound */
  async add(actor: Actor, caseId: string, service: KnownServiceInput): Promise<KnownService> {
    const { areaId } = await this.mayTell(actor, caseId);
    const added = this.em.create(KnownService, {
      ...service,
      areaId,
      case: caseId,
      toldBy: actor.name,
      toldOn: this.clock.today(),
      recordedBy: actor.personId,
      savedAt: this.clock.now(),
    });
    await this.em.flush();
    this.audit.record({ action: 'known-service.added', areaId, caseId, subjectId: added.id });
    return added;
  }

  /** They help no more; what was told of them stays. @throws NotFound */
  async end(actor: Actor, caseId: string, id: string): Promise<void> {
    const { areaId } = await this.mayTell(actor, caseId);
    const service = await this.em.findOne(KnownService, { id, case: caseId });
    if (!service) throw new NotFound();
    if (service.endedOn) return;
    service.endedOn = this.clock.today();
    service.savedAt = this.clock.now();
    await this.em.flush();
    this.audit.record({ action: 'known-service.ended', areaId, caseId, subjectId: id });
  }

  /** The newest first. @throws NotFound */
  async reportsOf(actor: Actor, caseId: string): Promise<ShownReport[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    const found = await this.em.find(EarlierReport, { case: caseId }, { orderBy: { givenOn: 'desc', id: 'desc' } });
    return found.map(({ id, authorName, authorRole, organisation, givenOn, givenFor, file, fileName }) => ({
      ...{ id, authorName, authorRole, organisation, givenOn, givenFor, file, fileName },
      url: `/api/v1/cases/${caseId}/who-helps/reports/${id}`,
    }));
  }

  /** @throws NotFound; Invalid for a day ahead */
  async addReport(actor: Actor, caseId: string, { report, ...about }: EarlierReportInput): Promise<EarlierReport> {
    const { areaId } = await this.mayTell(actor, caseId);
    if (about.givenOn > this.clock.today())
      throw new Invalid({ givenOn: 'The day on the report cannot be in the future' });
    const { id: file } = await this.files.keep(report);
    const added = this.em.create(EarlierReport, {
      ...about,
      areaId,
      case: caseId,
      file,
      fileName: report.name,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    const { type, size, hash } = report;
    const details = { type, size, hash };
    this.audit.record({ action: 'earlier-report.added', areaId, caseId, subjectId: added.id, details });
    return added;
  }

  /** @throws NotFound; Conflict while it is held or when it was refused */
  async openReport(actor: Actor, caseId: string, id: string): Promise<Download> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    const found = await this.em.findOne(EarlierReport, { id, case: caseId });
    if (!found) throw new NotFound();
    this.audit.record({ action: 'earlier-report.read', areaId: found.areaId, caseId, subjectId: id });
    return this.files.release(found.file, found.fileName);
  }

  private async mayTell(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(tell, actor, found);
    await this.parts.reaches(actor, caseId, 'story');
    return found;
  }
}
