import type { EntityManager } from '@mikro-orm/postgresql';
import type { Agency } from '#identity';
import type { Contribution } from '../contributions/contribution.entity.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';

/**
 * Advice as it lies in its row. A long draft is saved every few seconds: as an entity it would be copied, compared and
 * sent whole each time.
 */
export interface StoredDraft extends Pick<
  Contribution,
  | 'id'
  | 'areaId'
  | 'case'
  | 'edition'
  | 'state'
  | 'body'
  | 'asides'
  | 'draftVersion'
  | 'savedBy'
  | 'savedAt'
  | 'stretchBeganAt'
> {
  /** A draft is always somebody's. */
  team: string;
  /** Nobody has signed it, and its team asks for that before it is submitted. */
  isUnsigned: boolean;
}

/** The latest edition of a request's advice; null where nothing was saved yet. */
export async function storedDraft(
  em: EntityManager,
  { id, team }: Pick<AdviceRequest, 'id' | 'team'>,
): Promise<StoredDraft | null> {
  const [row] = await em.execute<StoredDraft[]>(
    `select id, area_id as "areaId", case_id as "case", team_id as team, edition, state, body, asides,
            draft_version as "draftVersion", saved_by_id as "savedBy", saved_at as "savedAt", stretch_began_at as "stretchBeganAt",
            signed_at is null and (select t.sign_off from team t where t.id = team_id) as "isUnsigned"
       from contribution where request_id = ? and team_id = ? order by edition desc limit 1`,
    [id, team],
  );
  if (!row) return null;
  const [savedAt, stretchBeganAt] = [new Date(row.savedAt), new Date(row.stretchBeganAt)];
  return { ...row, body: adviceBodySchema.parse(row.body), savedAt, stretchBeganAt };
}

/** Writes `parts` of the body and everything beside it; what of the body is not named stays as it lies. */
export async function rewrite(em: EntityManager, draft: StoredDraft, parts: Partial<AdviceBody>): Promise<void> {
  const { id, asides, draftVersion, savedBy, savedAt, stretchBeganAt } = draft;
  await em.execute(
    `update contribution set body = body || ?::jsonb, asides = ?::jsonb, draft_version = ?, saved_by_id = ?, saved_at = ?, stretch_began_at = ?
      where id = ?`,
    [JSON.stringify(parts), JSON.stringify(asides), draftVersion, savedBy, savedAt, stretchBeganAt, id],
  );
}

/** What a draft becomes as it is submitted. */
export type Submission = Pick<Contribution, 'body' | 'attachments'> & {
  hash: string;
  submittedAt: Date;
  savedBy: string;
};

/** Submits what lies in its row, and sets down each outcome of the advice so that Section E can account for it. */
export async function submitStored(
  em: EntityManager,
  { id }: StoredDraft,
  source: Agency,
  { body, attachments, hash, submittedAt, savedBy }: Submission,
): Promise<void> {
  await em.execute(
    `with given as (
       update contribution set state = 'submitted', body = ?::jsonb, attachments = ?::jsonb, hash = ?, submitted_at = ?, saved_by_id = ?
        where id = ? returning id, area_id, case_id, team_id, body)
     insert into proposed_outcome (area_id, case_id, contribution_id, team_id, source, key, text, by, measure)
     select g.area_id, g.case_id, g.id, g.team_id, ?, p.key, p.text, p.by, p.measure
       from given g, jsonb_to_recordset(g.body->'outcomes') as p(key text, text text, by text, measure text)`,
    [JSON.stringify(body), JSON.stringify(attachments), hash, submittedAt, savedBy, id, source],
  );
}

/** The parts of a body (a long text, a list of cards) that differ from those before, as they are after. */
export function changedParts(before: AdviceBody, after: AdviceBody): Partial<AdviceBody> {
  const isChanged = ([part, value]: [string, unknown]) => {
    const old = before[part as keyof AdviceBody];
    return value !== old && JSON.stringify(value) !== JSON.stringify(old);
  };
  return Object.fromEntries(Object.entries(after).filter(isChanged));
}
