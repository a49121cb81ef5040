import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, readCase } from '#cases';
import type { Category } from '#consent';
import { authorize, type Actor } from '#identity';
import { Clock, markOf, marksOf, marksOfStored, savedWords, touchedFields, type Fields, type Marks } from '#platform';
import { StoryDraft } from './story-draft.entity.ts';

/** What somebody has begun to tell in one step, and has not told yet. */
export interface BegunStep {
  fields: Record<string, string>;
  /** The marks of the fields, for the next save to say what it began with. */
  was: Record<string, string>;
  savedAt: Date | null;
  saved: string;
  /** What they wrote at the same time on another device, where it is another text. */
  other: string;
}

/** Words that were written at the same time on two devices: the first stay, the second are kept under this name. */
const OTHER = 'other';

/** Keeps what somebody of the family types until they tell it: theirs alone. */
@Injectable()
export class StoryDrafts {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, caseId: string, category: Category): Promise<BegunStep> {
    const draft = await this.find(actor, caseId, category);
    const { [OTHER]: other = '', ...fields } = draft?.fields ?? {};
    const savedAt = draft && Object.keys(draft.fields).length ? draft.savedAt : null;
    const saved = savedAt ? savedWords(savedAt, this.clock.now()) : 'Nothing is saved yet';
    return { fields, was: marksOf(new Map(Object.entries(fields))), savedAt, saved, other };
  }

  /** The steps in which something was begun. */
  async begun({ personId }: Actor, caseId: string): Promise<Category[]> {
    const drafts = await this.em.find(StoryDraft, { case: caseId, person: personId });
    return drafts.filter(({ fields }) => Object.keys(fields).length > 0).map(({ category }) => category);
  }

  /** Saves the fields in which something was typed since the page was opened. @throws NotFound */
  async save(actor: Actor, caseId: string, category: Category, typed: Fields, was: Marks) {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(readCase, actor, about);
    const now = this.clock.now();
    const draft = await this.make(actor, about, category);
    const fields = new Map(Object.entries(draft.fields));
    const touched = touchedFields(typed, was).filter((name) => (typed.get(name) ?? '') !== (fields.get(name) ?? ''));
    const isStale = (name: string) => markOf(fields.get(name) ?? '') !== (was[name] ?? '');
    const collided = touched.filter((name) => name === 'words' && isStale(name));
    for (const name of touched) fields.set(collided.includes(name) ? OTHER : name, typed.get(name) ?? '');
    if (touched.length) {
      draft.fields = Object.fromEntries([...fields].filter(([, value]) => value !== ''));
      draft.savedAt = now;
      await this.em.flush();
      this.note(draft);
    }
    return { words: savedWords(draft.savedAt, now), was: marksOfStored(fields, typed, was), collided };
  }

  /** It was told: the draft is empty again, but for what was written at the same time elsewhere. */
  async told(actor: Actor, caseId: string, category: Category): Promise<void> {
    const draft = await this.find(actor, caseId, category, true);
    if (!draft || Object.keys(draft.fields).length === 0) return;
    draft.fields = draft.fields[OTHER] ? { words: draft.fields[OTHER] } : {};
    await this.em.flush();
    this.note(draft);
  }

  private async make(actor: Actor, { id: caseId, areaId }: Case, category: Category): Promise<StoryDraft> {
    await this.em.execute(
      `insert into story_draft (area_id, case_id, person_id, category, fields, saved_at) values (?, ?, ?, ?, '{}', ?)
       on conflict do nothing`,
      [areaId, caseId, actor.personId, category, this.clock.now()],
    );
    return (await this.find(actor, caseId, category, true))!;
  }

  private find({ personId }: Actor, caseId: string, category: Category, isToWrite = false): Promise<StoryDraft | null> {
    const lock = isToWrite ? { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } : {};
    return this.em.findOne(StoryDraft, { case: caseId, person: personId, category }, lock);
  }

  private note({ areaId, case: caseId, id }: StoryDraft): void {
    this.audit.record({ action: 'story.draft-saved', areaId, caseId, subjectId: id });
  }
}
