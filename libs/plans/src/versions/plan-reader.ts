import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { openStates, sqlList } from '#advice';
import { CaseService, type Case } from '#cases';
import { agencyWords, authorize, Person, type Actor, type Agency } from '#identity';
import { Clock, NotFound } from '#platform';
import { draftViewsDeadline, type CivilDate, type Deadline } from '#statute';
import { SectionE, type Block } from '../outcomes/section-e.ts';
import type { PlanSections } from '../plan-sections.schema.ts';
import { PlanVersion } from '../plan-version.entity.ts';
import { readOwnPlan } from '../plans.policy.ts';
import { assemblePlan } from './plan-assembly.ts';
import { PlanBlocks } from './plan-blocks.ts';
import { hashOf } from './plan-hash.ts';
import { PlanMaterials } from './plan-material.ts';

/** A version as lists and the JSON API show it. */
export interface VersionLine {
  id: string;
  number: number;
  kind: PlanVersion['kind'];
  givenOn: string;
  madeAt: Date;
  madeBy: string;
  signedName: string | null;
  hash: string;
}

/** Where the plan of a case stands. */
export interface PlanOverview {
  about: Case;
  /** What the sections would hold if a draft were made now. */
  sections: PlanSections;
  /** What must be mended before a plan can be made. */
  blocks: Block[];
  /** What must be settled besides before a draft. */
  beforeDraft: Block[];
  /** What must be settled besides before the final plan. */
  beforeFinal: Block[];
  /** Who has been asked for advice and has not given it. */
  waitingFor: string[];
  versions: VersionLine[];
  /** The family's 15 days, while the draft is with it (D5). */
  views: Deadline | null;
  /** Whether a draft made now would say what the family has already. */
  isUnchanged: boolean;
}

/** One version in full. */
export interface FullVersion extends VersionLine {
  childName: string;
  born: string;
  sections: PlanSections;
  /** Named in section I of a final plan. */
  institutionId: string | null;
  /** Whether the digest still fits what is stored. */
  isIntact: boolean;
  /** The family's 15 days for a draft. */
  views: Deadline | null;
}

/** Gives plans to those who are on the case: its officers and the family. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: CaseService,
    private readonly section: SectionE,
    private readonly planBlocks: PlanBlocks,
    private readonly materials: PlanMaterials,
    private readonly clock: Clock,
  ) {}

  /** Where the plan stands, for an officer of the area. @throws NotFound */
  async overview(actor: Actor, caseId: string): Promise<PlanOverview> {
    const about = await this.cases.forOfficer(actor, caseId);
    const state = await this.section.of(actor, caseId);
    const child = await this.cases.childOf(about);
    const on = this.clock.today();
    const material = await this.materials.gather(actor, about, child, state, {
      on,
      placement: null,
    });
    const versions = await this.lines(caseId);
    const [last] = versions;
    const sections = assemblePlan(material);
    const draft = { childName: child.formalName(), born: child.born, kind: 'draft', sections } as const;
    return {
      about,
      sections,
      blocks: this.planBlocks.ofAny(state, material),
      beforeDraft: await this.planBlocks.ofDraft(actor, state, material),
      beforeFinal: await this.planBlocks.ofFinal(actor, state),
      waitingFor: await this.waitingFor(caseId),
      versions,
      views: about.state === 'draft-sent' && last ? viewsOf(last) : null,
      isUnchanged: last?.hash === hashOf(draft),
    };
  }

  /** One version, for an officer of the area. @throws NotFound */
  async forOfficer(actor: Actor, caseId: string, number: number): Promise<FullVersion> {
    await this.cases.forOfficer(actor, caseId);
    return this.full(caseId, number);
  }

  /** The latest final plan, for an officer of the area; null while there is none. @throws NotFound */
  async lastFinal(actor: Actor, caseId: string): Promise<VersionLine | null> {
    await this.cases.forOfficer(actor, caseId);
    return (await this.lines(caseId)).find(({ kind }) => kind === 'final') ?? null;
  }

  /** The versions that were given to the family, newest first, for the family. @throws NotFound */
  async givenToFamily(actor: Actor, caseId: string): Promise<VersionLine[]> {
    authorize(readOwnPlan, actor, await this.cases.readFor(actor, caseId));
    return this.lines(caseId);
  }

  /** One version, for the family. @throws NotFound */
  async forFamily(actor: Actor, caseId: string, number: number): Promise<FullVersion> {
    authorize(readOwnPlan, actor, await this.cases.readFor(actor, caseId));
    return this.full(caseId, number);
  }

  private async full(caseId: string, number: number): Promise<FullVersion> {
    const [found] = await this.em.find(PlanVersion, { case: caseId, number });
    if (!found) throw new NotFound();
    const [line] = await this.named([found]);
    const { childName, born, sections, institution } = found;
    return {
      ...line!,
      childName,
      born,
      sections,
      institutionId: institution ?? null,
      isIntact: hashOf(found) === found.hash,
      views: viewsOf(line!),
    };
  }

  private async lines(caseId: string): Promise<VersionLine[]> {
    return this.named(await this.em.find(PlanVersion, { case: caseId }, { orderBy: { number: 'desc' } }));
  }

  private async named(versions: PlanVersion[]): Promise<VersionLine[]> {
    const people = await this.em.find(Person, { id: versions.map(({ madeBy }) => madeBy) });
    return versions.map(({ id, number, kind, givenOn, madeAt, madeBy, signedName, hash }) => ({
      id,
      number,
      kind,
      givenOn,
      madeAt,
      madeBy: people.find((person) => person.id === madeBy)?.name ?? '',
      signedName: signedName ?? null,
      hash,
    }));
  }

  private async waitingFor(caseId: string): Promise<string[]> {
    const rows = await this.em.execute<{ source: Agency; body: string | null }[]>(
      `select r.source, concat_ws(', ', t.name, o.name) as body
         from advice_request r left join team t on t.id = r.team_id left join organisation o on o.id = coalesce(t.organisation_id, r.organisation_id)
        where r.case_id = ? and r.state in ${sqlList(openStates)} order by r.due_on, r.id`,
      [caseId],
    );
    return rows.map(({ source, body }) => body ?? agencyWords[source]);
  }
}

const viewsOf = ({ kind, givenOn }: VersionLine): Deadline | null =>
  kind === 'draft' ? draftViewsDeadline(givenOn as CivilDate) : null;
