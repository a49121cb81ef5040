import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, FamilyParts } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FactCorrection } from './fact-correction.entity.ts';

/** What the family put right, as it stands beside the text. */
export type ShownCorrection = Pick<FactCorrection, 'id' | 'said' | 'words' | 'toldBy' | 'toldOn'>;

/** What the family says is not right in somebody else's text; the text itself stays as it is. @rule C2 */
@Injectable()
export class FactCorrections {
  constructor(
    private readonly em: EntityManager,
    private readonly parts: FamilyParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Those of one document by the sentence that they correct, oldest first; row-level security holds. */
  async of(documentId: string): Promise<Partial<Record<string, ShownCorrection[]>>> {
    const found = await this.em.find(FactCorrection, { documentId }, { orderBy: { id: 'asc' } });
    return Object.groupBy(found.map(shown), ({ said }) => said);
  }

  /** Those in what the acting team wrote about a case, newest first. */
  async forAuthors({ teamId }: Actor, caseId: string): Promise<ShownCorrection[]> {
    if (!teamId) return [];
    const found = await this.em.find(FactCorrection, { case: caseId, team: teamId }, { orderBy: { id: 'desc' } });
    return found.map(shown);
  }

  /** The family corrects one sentence of a document that it may read. @param team who wrote it, where one team did. @throws NotFound */
  async add(
    actor: Actor,
    caseId: string,
    correction: Pick<FactCorrection, 'documentId' | 'said' | 'words'> & { team: string | null },
  ): Promise<FactCorrection> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(followCase, actor, about);
    await this.parts.reaches(actor, caseId, 'plan');
    const { areaId } = about;
    const added = this.em.create(FactCorrection, {
      ...correction,
      areaId,
      case: caseId,
      toldBy: actor.name,
      toldOn: this.clock.today(),
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    const details = { documentId: correction.documentId };
    this.audit.record({ action: 'correction.added', areaId, caseId, subjectId: added.id, details });
    return added;
  }
}

const shown = ({ id, said, words, toldBy, toldOn }: FactCorrection): ShownCorrection => ({
  id,
  said,
  words,
  toldBy,
  toldOn,
});
