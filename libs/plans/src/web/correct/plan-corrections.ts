import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FactCorrections, type ShownCorrection } from '#family-record';
import type { Actor } from '#identity';
import { NotFound } from '#platform';
import { PlanReader, type FullVersion } from '../../versions/plan-reader.ts';

/** The family puts right what a plan says: beside the sentence, never in it. */
@Injectable()
export class PlanCorrections {
  constructor(
    private readonly em: EntityManager,
    private readonly reader: PlanReader,
    private readonly corrections: FactCorrections,
  ) {}

  /** A sentence by where it stands: its section, and its place there from 0. @throws NotFound */
  async sentence(actor: Actor, caseId: string, number: number, section: string, at: number) {
    const plan = await this.reader.forFamily(actor, caseId, number);
    const said = plan.sections.find(({ id }) => id === section)?.statements[at]?.text;
    if (said === undefined) throw new NotFound();
    return { plan, said };
  }

  /** @throws NotFound */
  async add(actor: Actor, caseId: string, number: number, section: string, at: number, words: string): Promise<void> {
    const { plan, said } = await this.sentence(actor, caseId, number, section, at);
    const team = await this.authorOf(caseId, said);
    await this.corrections.add(actor, caseId, { documentId: plan.id, said, words, team });
  }

  of({ id }: Pick<FullVersion, 'id'>): Promise<Partial<Record<string, ShownCorrection[]>>> {
    return this.corrections.of(id);
  }

  /** The team whose advice has this very sentence, where it is one team's. */
  private async authorOf(caseId: string, said: string): Promise<string | null> {
    const rows = await this.em.execute<{ team: string }[]>(
      `select distinct k.team_id as team from contribution k
        where k.case_id = ? and k.state = 'submitted'
          and exists (select 1 from jsonb_array_elements((k.body->'needs') || (k.body->'outcomes') || (k.body->'provision')) card
                       where card->>'text' = ?)`,
      [caseId, said],
    );
    return rows.length === 1 ? rows[0]!.team : null;
  }
}
