import { Injectable } from '@nestjs/common';
import { AdviceReader, type Proposal } from '#advice';
import type { Actor } from '#identity';
import { UnitOfWork } from '#platform';
import { withoutName } from './content-words.ts';
import { SentenceEncoder } from './encoder/sentence-encoder.ts';
import { suggestGroups, type SuggestedGroup } from './suggest-groups.ts';

/** Which proposed outcomes of a case an officer may want to look at together. It decides nothing and keeps nothing. */
@Injectable()
export class SuggestedGroups {
  constructor(
    private readonly advice: AdviceReader,
    private readonly encoder: SentenceEncoder,
    private readonly work: UnitOfWork,
  ) {}

  /** Begins to read the proposals of a case, for an officer who may ask for its groups next. */
  prepare(proposals: readonly Proposal[]): void {
    this.encoder.ahead(withoutName(proposals.map(({ text }) => text)));
  }

  /** Suggestions for the current advice of a case, for an officer of its area; most alike first. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<SuggestedGroup[]> {
    const proposals = await this.advice.proposalsFor(actor, caseId);
    const advice = await this.advice.submittedFor(actor, caseId);
    const bodies = new Map(advice.map(({ contributionId, body }) => [contributionId, body]));
    const texts = withoutName(proposals.map(({ text }) => text));
    const meanings = await this.work.apart(this.encoder.meanings(texts));
    return suggestGroups(
      proposals.map(({ id, contributionId, key }, at) => {
        const body = bodies.get(contributionId);
        const linked = body?.outcomes.find((outcome) => outcome.key === key)?.needs ?? [];
        const needAreas = body?.needs.filter((need) => linked.includes(need.key)).map(({ area }) => area) ?? [];
        return { id, contributionId, text: texts[at]!, meaning: meanings[at]!, needAreas: needAreas.filter(Boolean) };
      }),
    );
  }
}
