import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdviceRequest } from '#advice';
import type { Category } from '#consent';
import { Verdicts } from '#disclosure';
import { authorize, Person, type Actor } from '#identity';
import { Clock, civil, Conflict, Invalid, londonDay } from '#platform';
import { OwnCase } from '../own-case.ts';
import { Section17s } from '../section-17/section-17s.ts';
import { socialWork } from '../social-care.policy.ts';
import { Section17Text, type ServedSection } from './section-17-text.entity.ts';
import type { TakeOrder, TextOrder } from './section-17-text.schema.ts';
import { TeamAdvice, type AdviceCard } from './team-advice.ts';

/** A text with where it came from and where it went. */
export interface ShownText extends Pick<
  Section17Text,
  'id' | 'category' | 'words' | 'serves' | 'keptApart' | 'origin'
> {
  writtenBy: string;
  writtenOn: string;
  placedOn: string | null;
  /** The advice holds other words now. */
  hasChanged: boolean;
  /** Why it may not flow into the advice; null where it may. */
  why: string | null;
}

/**
 * Written once: a text of the section 17 assessment serves section D, H1 or H2 of the EHC advice, and the other way.
 * Nothing flows that the family's answers (C2) or somebody's safety forbid; section 47 material is never looked at here.
 * @rule C1 C2 C8 K5 K6
 */
@Injectable()
export class Section17Texts {
  constructor(
    private readonly em: EntityManager,
    private readonly own: OwnCase,
    private readonly assessments: Section17s,
    private readonly advice: TeamAdvice,
    private readonly verdicts: Verdicts,
    private readonly clock: Clock,
  ) {}

  /** Everything written once about a child, with its provenance. @throws NotFound */
  async of(
    actor: Actor,
    caseId: string,
  ): Promise<{ texts: ShownText[]; cards: AdviceCard[]; request: AdviceRequest | null }> {
    await this.own.find(actor, caseId);
    const rows = await this.em.find(Section17Text, { case: caseId }, { orderBy: { writtenAt: 'asc', id: 'asc' } });
    const writers = await this.em.find(Person, { id: rows.map(({ writtenBy }) => writtenBy) });
    const names = new Map(writers.map(({ id, name }) => [id, name]));
    const request = await this.advice.request(actor, caseId);
    const cards = await this.advice.cards(actor, request);
    const forbidden = await this.forbidden(actor, caseId, rows);
    const texts = rows.map((row, nth): ShownText => {
      const { id, category, words, serves, keptApart, origin, placedAt, writtenAt, writtenBy, cardKey } = row;
      const there = cards.find(({ key }) => key === cardKey);
      return {
        ...{ id, category, words, serves, keptApart, origin, why: forbidden[nth]! },
        writtenBy: names.get(writtenBy) ?? 'A colleague',
        writtenOn: londonDay(writtenAt),
        placedOn: placedAt ? londonDay(placedAt) : null,
        hasChanged: cardKey !== null && there?.words !== words,
      };
    });
    const used = new Set(rows.map(({ cardKey }) => cardKey));
    return { texts, cards: cards.filter(({ key }) => !used.has(key)), request };
  }

  /** Writes a text for the open section 17 assessment, or else the newest. @throws NotFound Invalid */
  async write(actor: Actor, caseId: string, order: TextOrder): Promise<Section17Text> {
    return this.keep(actor, caseId, { ...order, origin: 'section-17' });
  }

  /** Says which section of the plan a text serves. @throws NotFound Conflict where it is in the advice already */
  async serve(actor: Actor, caseId: string, textId: string, serves: ServedSection | null): Promise<void> {
    const text = await this.locked(actor, caseId, textId);
    if (text.cardKey) throw inAdviceAlready();
    text.serves = serves;
    this.own.note(text);
  }

  /** Puts a text into the draft of the team's EHC advice. @throws NotFound Invalid with what forbids it, Conflict */
  async place(actor: Actor, caseId: string, textId: string): Promise<void> {
    const text = await this.locked(actor, caseId, textId);
    if (text.cardKey) throw inAdviceAlready();
    if (!text.serves) throw new Invalid({ place: 'Say first which section of the plan the text serves' });
    const [why] = await this.forbidden(actor, caseId, [text]);
    if (why) throw new Invalid({ place: `It stays with social care: ${why}` });
    const request = await this.advice.request(actor, caseId);
    if (!request) throw new Invalid({ place: 'The authority has not asked your team for advice about this child' });
    const writer = await this.em.findOne(Person, { id: text.writtenBy });
    const source = `Section ${text.serves}: from the section 17 assessment, written by ${writer?.name ?? 'a colleague'} on ${civil(londonDay(text.writtenAt))}.`;
    text.cardKey = await this.advice.add(actor, request, text.serves, text.words, source);
    text.requestId = request.id;
    text.placedAt = this.clock.now();
    this.own.note(text);
  }

  /** Uses what stands in the advice for the section 17 assessment. @throws NotFound Invalid */
  async take(actor: Actor, caseId: string, { card: chosen, about: category }: TakeOrder): Promise<void> {
    const { cards, request } = await this.of(actor, caseId);
    const card = cards.find(({ list, key }) => `${list}:${key}` === chosen);
    if (!card || !request)
      throw new Invalid({ card: 'This part of the advice is no longer there, or is used already' });
    const [why] = await this.forbidden(actor, caseId, [{ category, keptApart: false }]);
    if (why) throw new Invalid({ about: `It stays in the advice: ${why}` });
    const text = await this.keep(actor, caseId, {
      ...{ category, words: card.words, serves: card.section, keptApart: false, origin: 'advice' as const },
    });
    Object.assign(text, { requestId: request.id, cardKey: card.key, placedAt: this.clock.now() });
  }

  private async keep(
    actor: Actor,
    caseId: string,
    order: TextOrder & Pick<Section17Text, 'origin'>,
  ): Promise<Section17Text> {
    const [assessment] = await this.assessments.of(actor, caseId);
    if (!assessment)
      throw new Invalid({ words: 'Record the section 17 referral first: the text is kept with its assessment' });
    const text = this.em.create(Section17Text, {
      ...order,
      areaId: assessment.areaId,
      case: caseId,
      section17: assessment.id,
      team: actor.teamId!,
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
    });
    await this.em.flush();
    this.own.note(text);
    return text;
  }

  /** Why each may not leave social care's own record; the rule on what families agreed decides. @rule C2 C7 C8 */
  private async forbidden(actor: Actor, caseId: string, texts: readonly { category: Category; keptApart: boolean }[]) {
    const items = texts.map(({ category }) => ({
      caseId,
      category,
      restricted: false,
      onlyTeller: false,
      teller: null,
    }));
    const verdicts = await this.verdicts.on(actor, items);
    return texts.map(({ keptApart }, nth) => {
      if (keptApart) return 'saying it elsewhere would put somebody at risk';
      return verdicts[nth]!.may ? null : verdicts[nth]!.because;
    });
  }

  private async locked(actor: Actor, caseId: string, id: string): Promise<Section17Text> {
    await this.own.find(actor, caseId);
    const text = await this.em.findOne(
      Section17Text,
      { id, case: caseId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    authorize(socialWork, actor, text);
    return text;
  }
}

const inAdviceAlready = () =>
  new Conflict('This text is in the advice already', 'It was not put in a second time. Change its words there.');
