import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { allows, Person, type Actor } from '#identity';
import { Clock, NotFound } from '#platform';
import { Contribution } from '../contributions/contribution.entity.ts';
import { writeAdvice } from '../contributions/contribution.policy.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import { EarlierDraft } from '../history/earlier-draft.entity.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { blankBody, linked } from '../writing/contribution-form.ts';
import { joined, marksOf, namedFields, withField } from './draft-fields.ts';
import { mergeEdit, type Aside, type Edit } from './field-merge.ts';
import { changedParts, rewrite, storedDraft, type StoredDraft } from './stored-draft.ts';

/** Advice as it is being written; version 0 where nothing was saved yet. */
export interface Draft {
  edition: number;
  draftVersion: number;
  body: AdviceBody;
  /** What each field holds, for the next save to say what it began with. */
  was: Record<string, string>;
  asides: (Aside & { name: string })[];
  savedBy: string | null;
  savedAt: Date | null;
}

export interface Saved extends Pick<Draft, 'draftVersion' | 'body' | 'asides'> {
  savedAt: Date;
  /** Fields in which a colleague wrote at the same time, and cards that stay because a colleague wrote on them. */
  collided: string[];
  stayed: string[];
}

/** Somebody submitted the advice while this was being written: what to keep of it is the writer's to say. */
export interface DraftConflict {
  mine: AdviceBody;
  theirs: Draft;
}

export type SaveResult = { saved: Saved } | { conflict: DraftConflict };

/** What to do with words that were written at the same time as those in the draft. */
export const asideChoices = ['take', 'both', 'leave'] as const;
export type AsideChoice = (typeof asideChoices)[number];

/** `take:outcomes.o2.text:` and whose words: what to do with words written at the same time. */
export function asideChoice(action: string): [AsideChoice, string, string] | null {
  const [choice = '', field = '', by = ''] = action.split(':');
  const known = asideChoices.find((each) => each === choice);
  return known && field && by ? [known, field, by] : null;
}

type Shown = Pick<Contribution, 'edition' | 'draftVersion' | 'body' | 'asides' | 'savedBy' | 'savedAt'>;

/** A stretch of writing is kept as one earlier draft: what stood there is set aside when the next begins. */
const STRETCH_MINUTES = 10;

/** Writing a draft, alone or together. It belongs to the team: any member goes on where another stopped. */
@Injectable()
export class Drafts {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly requests: AdviceRequestService,
  ) {}

  /** What is being written, blank before the first save; null where there is nothing (more) to write. @throws NotFound */
  async draftFor(actor: Actor, requestId: string): Promise<Draft | null> {
    const request = await this.requests.find(actor, requestId);
    if (!allows(writeAdvice, actor, request)) return null;
    const latest = await this.latest(request);
    if (latest) return latest.state === 'draft' ? this.shown(latest) : null;
    const body = blankBody(actor.name);
    return { edition: 1, draftVersion: 0, body, was: marksOf(body), asides: [], savedBy: null, savedAt: null };
  }

  /**
   * Saves what one person changed, field by field; `then` is done to the draft afterwards (a card added). Where the
   * advice was submitted meanwhile, both come back and nothing is written. @throws NotFound
   */
  async save(
    actor: Actor,
    requestId: string,
    edit: Edit,
    then: (body: AdviceBody) => AdviceBody = (body) => body,
  ): Promise<SaveResult> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await storedDraft(this.em, request);
    if (!draft) {
      const first = await this.begin(actor, request, then(linked(inNameOf(actor, edit.body))));
      return { saved: { ...first, collided: [], stayed: [] } };
    }
    if (draft.state === 'submitted') return { conflict: { mine: linked(edit.body), theirs: await this.shown(draft) } };
    const { asides, collided, stayed, ...merged } = mergeEdit(draft, edit, actor.personId, this.clock.now());
    const body = then(merged.body);
    const parts = changedParts(draft.body, body);
    const isRewritten = Object.keys(parts).length > 0;
    if (isRewritten) this.keepEarlier(draft);
    const isChanged = isRewritten || JSON.stringify(asides) !== JSON.stringify(draft.asides);
    const { draftVersion, savedAt } = isChanged ? await this.write(actor, { ...draft, asides }, parts) : draft;
    return { saved: { draftVersion, savedAt, body, asides: await this.named(asides), collided, stayed } };
  }

  /** Chooses between words written at the same time: theirs, both, or what is in the draft. @throws NotFound */
  async settle(actor: Actor, requestId: string, choice: AsideChoice, field: string, by: string): Promise<void> {
    const draft = await this.openStored(actor, requestId);
    const aside = draft.asides.find((each) => each.field === field && each.by === by);
    if (!aside) return; // a colleague chose already
    const { body } = draft;
    const mine = namedFields(body).get(field) ?? '';
    const both = withField(body, field, joined(field, mine, aside.text, await this.nameOf(by)));
    this.keepEarlier(draft, both); // neither text is lost, whatever was chosen
    const chosen = choice === 'both' ? both : choice === 'take' ? withField(body, field, aside.text) : body;
    const asides = draft.asides.filter((each) => each !== aside);
    await this.write(actor, { ...draft, asides }, linked(chosen));
  }

  /** Puts another body in the draft's place; what stood there is kept as an earlier draft. @throws NotFound */
  async replace(actor: Actor, requestId: string, body: AdviceBody): Promise<void> {
    const draft = await this.openStored(actor, requestId);
    this.keepEarlier(draft, draft.body);
    await this.write(actor, draft, linked(body), 'advice.draft-restored');
  }

  /** The next edition as a copy of the submitted one; goes on with one already begun. @throws NotFound */
  async next(actor: Actor, requestId: string): Promise<{ draft: Contribution; isNew: boolean }> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const latest = await this.latest(request);
    if (!latest) throw new NotFound();
    if (latest.state === 'draft') return { draft: latest, isNew: false };
    const draft = this.edition(actor, request, latest.edition + 1, latest.body);
    draft.draftVersion = latest.draftVersion + 1;
    this.em.persist(draft);
    await this.em.flush();
    return { draft, isNew: true };
  }

  latest({ id, team }: Pick<AdviceRequest, 'id' | 'team'>): Promise<Contribution | null> {
    return this.em.findOne(Contribution, { request: id, team }, { orderBy: { edition: 'desc' } });
  }

  async shown({ edition, draftVersion, body: stored, asides, savedBy, savedAt }: Shown): Promise<Draft> {
    const body = adviceBodySchema.parse(stored);
    return {
      edition,
      draftVersion,
      body,
      was: marksOf(body),
      asides: await this.named(asides),
      savedBy: await this.nameOf(savedBy),
      savedAt,
    };
  }

  /** The draft and its request, locked. @throws NotFound where there is none */
  async open(actor: Actor, requestId: string): Promise<{ request: AdviceRequest; draft: Contribution }> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await this.latest(request);
    if (draft?.state !== 'draft') throw new NotFound();
    return { request, draft };
  }

  /** The draft as it lies in its row, its request locked. @throws NotFound where there is none */
  private async openStored(actor: Actor, requestId: string): Promise<StoredDraft> {
    const draft = await storedDraft(this.em, await this.requests.locked(actor, writeAdvice, requestId));
    if (draft?.state !== 'draft') throw new NotFound();
    return draft;
  }

  /** Keeps the draft as it stands where a new stretch of writing begins; always, where it is said what to keep. */
  private keepEarlier(draft: StoredDraft, kept?: AdviceBody): void {
    const now = this.clock.now();
    if (!kept && now.getTime() - draft.stretchBeganAt.getTime() < STRETCH_MINUTES * 60_000) return;
    const { areaId, case: about, id: contribution, team, body, savedBy, savedAt } = draft;
    this.em.create(EarlierDraft, { areaId, case: about, contribution, team, body: kept ?? body, savedBy, savedAt });
    draft.stretchBeganAt = now;
  }

  private async begin(actor: Actor, request: AdviceRequest, body: AdviceBody) {
    const draft = this.edition(actor, request, 1, body);
    draft.draftVersion = 1;
    this.em.persist(draft);
    await this.em.flush();
    this.note('advice.draft-saved', draft);
    const { draftVersion, savedAt } = draft;
    return { draftVersion, body, asides: [], savedAt };
  }

  private async write(
    { personId: savedBy }: Actor,
    draft: StoredDraft,
    parts: Partial<AdviceBody>,
    action = 'advice.draft-saved',
  ): Promise<StoredDraft> {
    const written = { ...draft, draftVersion: draft.draftVersion + 1, savedBy, savedAt: this.clock.now() };
    await rewrite(this.em, written, parts);
    this.note(action, draft);
    return written;
  }

  private note(
    action: string,
    { areaId, case: caseId, id, edition }: Pick<StoredDraft, 'areaId' | 'case' | 'id' | 'edition'>,
  ): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { edition } });
  }

  private edition(actor: Actor, request: AdviceRequest, edition: number, body: AdviceBody): Contribution {
    const now = this.clock.now();
    const { areaId, case: about, id, team } = request;
    return this.em.create(
      Contribution,
      {
        areaId,
        case: about,
        request: id,
        team: team!,
        edition,
        body,
        asides: [],
        savedBy: actor.personId,
        savedAt: now,
        stretchBeganAt: now,
      },
      { persist: false },
    );
  }

  private named(asides: readonly Aside[]): Promise<Draft['asides']> {
    return Promise.all(asides.map(async (each) => ({ ...each, name: await this.nameOf(each.by) })));
  }

  private async nameOf(personId: string): Promise<string> {
    return (await this.em.findOne(Person, { id: personId }))?.name ?? 'A colleague';
  }
}

/** A page that saves only what was changed does not send the name that it began with. */
const inNameOf = ({ name }: Actor, body: AdviceBody): AdviceBody => ({
  ...body,
  author: { ...body.author, name: body.author.name || name },
});
