import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AdviceRequest, Contributions, Drafts, withCard, type AdviceBody } from '#advice';
import type { Actor } from '#identity';
import { Invalid } from '#platform';
import type { ServedSection } from './section-17-text.entity.ts';

/** One card of the team's own advice that could serve the section 17 assessment too. */
export interface AdviceCard {
  list: 'needs' | 'provision';
  key: string;
  words: string;
  section: ServedSection;
}

/** The EHC advice that the actor's own team is writing, or has given. */
@Injectable()
export class TeamAdvice {
  constructor(
    private readonly em: EntityManager,
    private readonly drafts: Drafts,
    private readonly contributions: Contributions,
  ) {}

  /** The newest request to the team about the case; null where it was not asked. */
  async request({ teamId }: Actor, caseId: string): Promise<AdviceRequest | null> {
    const asked = { case: caseId, team: teamId, source: 'social-care' as const };
    return this.em.findOne(AdviceRequest, asked, { orderBy: { sentOn: 'desc', id: 'desc' } });
  }

  /** Its cards of social care, as they stand in the draft or in what was given. */
  async cards(actor: Actor, request: AdviceRequest | null): Promise<AdviceCard[]> {
    const body = request && (await this.bodyOf(actor, request));
    if (!body) return [];
    const needs = body.needs.flatMap(({ key, text, section }): AdviceCard[] =>
      text && (section || 'D') === 'D' ? [{ list: 'needs', key, words: text, section: 'D' }] : [],
    );
    const provision = body.provision.flatMap(({ key, text, section }): AdviceCard[] => {
      const at = section || 'H2';
      return text && (at === 'H1' || at === 'H2') ? [{ list: 'provision', key, words: text, section: at }] : [];
    });
    return [...needs, ...provision];
  }

  /** Puts a text into the draft as a card of its own, and says among the sources where it comes from. @throws NotFound Invalid */
  async add(
    actor: Actor,
    request: AdviceRequest,
    section: ServedSection,
    words: string,
    source: string,
  ): Promise<string> {
    const draft = await this.drafts.draftFor(actor, request.id);
    if (!draft)
      throw new Invalid({
        place: 'The advice is not being written now. Open the request, or begin a correction, then put the text in',
      });
    let key = '';
    const result = await this.drafts.save(actor, request.id, { body: draft.body, was: draft.was }, (body) => {
      const added = withCard(body, section === 'D' ? 'needs' : 'provision', { text: words, section });
      key = added.key;
      return { ...added.body, sources: [body.sources, source].filter(Boolean).join('\n') };
    });
    if ('conflict' in result)
      throw new Invalid({ place: 'The advice was submitted a moment ago. Begin a correction, then put the text in' });
    return key;
  }

  private async bodyOf(actor: Actor, { id }: AdviceRequest): Promise<AdviceBody | null> {
    const draft = await this.drafts.draftFor(actor, id);
    return draft?.body ?? (await this.contributions.editionsOf(actor, id))[0]?.body ?? null;
  }
}
