import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RecordReads, Releases, type ReleaseLine } from '#disclosure';
import type { Actor } from '#identity';
import { NotFound } from '#platform';
import { PlanVersion } from '../plan-version.entity.ts';
import { redacted } from '../documents/redaction.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

/** A plan that an organisation may read now. */
export interface ReleasedPlan {
  planVersionId: string;
  caseId: string;
  childName: string;
  born: string;
  kind: PlanVersion['kind'];
  givenOn: string;
  /** What was released, in the order of the document. */
  sections: PlanSections;
  /** The releases that it rests on: purpose, reason, last day. */
  releases: ReleaseLine[];
}

/** Plans as those outside the case may read them: only what was released to them, and only until its last day. @rule P0 */
@Injectable()
export class ReleasedPlans {
  constructor(
    private readonly em: EntityManager,
    private readonly releases: Releases,
    private readonly reads: RecordReads,
  ) {}

  /** What the acting organisation may read now, the latest release first. */
  async list(actor: Actor): Promise<ReleasedPlan[]> {
    const releases = await this.releases.releasedTo(actor);
    const ids = [...new Set(releases.map(({ planVersionId }) => planVersionId))];
    const versions = await this.em.find(PlanVersion, { id: ids });
    return ids.flatMap((id) =>
      versions.filter((version) => version.id === id).map((version) => released(version, releases)),
    );
  }

  /** One plan, as far as it was released. The reading is on record and in the family's own log. @throws NotFound */
  async read(actor: Actor, planVersionId: string): Promise<ReleasedPlan> {
    const releases = await this.releases.releasedTo(actor);
    const version = await this.em.findOne(PlanVersion, { id: planVersionId });
    if (!version || !releases.some((each) => each.planVersionId === planVersionId)) throw new NotFound();
    const plan = released(version, releases);
    await this.reads.note(actor, {
      caseId: version.case,
      areaId: version.areaId,
      what: 'plan',
      purpose: `The plan was released to them: ${plan.releases[0]!.purposeWords}`,
    });
    return plan;
  }
}

function released(version: PlanVersion, releases: ReleaseLine[]): ReleasedPlan {
  const { id, case: caseId, childName, born, kind, givenOn, sections } = version;
  const own = releases.filter(({ planVersionId }) => planVersionId === id);
  return {
    planVersionId: id,
    caseId,
    childName,
    born,
    kind,
    givenOn,
    sections: redacted(sections, new Set(own.flatMap((release) => release.sections))),
    releases: own,
  };
}
