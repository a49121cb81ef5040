import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { ageWords, Case, Child } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock } from '#platform';
import { socialCareUrl } from './social-care.paths.ts';
import { socialWork } from './social-care.policy.ts';

const tabs = [
  ['case', 'Clocks and stages'],
  ['texts', 'Write once'],
  ['facts', 'Plans and reviews'],
  ['restricted', 'Restricted'],
] as const;

/** A case as a team of social care that is on it knows it. */
@Injectable()
export class OwnCase {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for whoever does no social work on it */
  async find(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(socialWork, actor, found);
    return found;
  }

  async childOf({ child }: Case): Promise<Child> {
    return this.em.findOneOrFail(Child, { id: child });
  }

  /** What every page of a child shows above its own. @throws NotFound */
  async frame(actor: Actor, caseId: string) {
    const found = await this.find(actor, caseId);
    const child = await this.childOf(found);
    return {
      wide: true,
      caseId,
      child: {
        name: child.fullName(),
        givenName: child.preferredName ?? child.givenName,
        age: ageWords(child.born, this.clock.today(), found.circumstances.yearGroup),
      },
      reference: found.reference,
      tabs: tabs.map(([path, text]) => ({ href: socialCareUrl(path, { caseId }), text })),
      back: { href: socialCareUrl('home'), text: 'Social care' },
    };
  }

  /**
   * Every write of social care's own records has one and the same line, which names no case: what was done would be a
   * hint to whoever reads the record. The row itself says who and when. @rule K6
   */
  note({ id: subjectId, areaId }: { id: string; areaId: string }): void {
    this.audit.record({ action: 'social-care.kept', areaId, subjectId });
  }
}
