import { Injectable } from '@nestjs/common';
import type { Case, Child } from '#cases';
import { FamilyRecord } from '#family-record';
import type { Actor } from '#identity';
import { ageOn, type CivilDate } from '#statute';
import type { SectionEState } from '../outcomes/section-e.ts';
import type { PlanMaterial } from './plan-assembly.ts';

const ADULT = 18;

/** Brings together what a plan is made of. */
@Injectable()
export class PlanMaterials {
  constructor(private readonly record: FamilyRecord) {}

  /** The material of a plan made on a day, for an officer. */
  async gather(
    actor: Actor,
    { id }: Pick<Case, 'id'>,
    { born }: Pick<Child, 'born'>,
    { outcomes, sources, advice }: SectionEState,
    made: Pick<PlanMaterial, 'on' | 'placement' | 'agreement'>,
  ): Promise<PlanMaterial> {
    const { told } = await this.record.readFor(actor, id);
    return {
      ...made,
      isAdult: ageOn(born as CivilDate, made.on as CivilDate) >= ADULT,
      words: told.flatMap(({ categoryWords, statements }) =>
        statements.map((each) => ({ ...each, category: categoryWords })),
      ),
      advice,
      outcomes: outcomes.map(({ id: outcomeId, text, by, measure }) => ({
        text,
        by,
        measure,
        sources: sources.filter((source) => source.outcomeId === outcomeId),
      })),
    };
  }
}
