import type { EntityManager } from '@mikro-orm/postgresql';
import type { Contribution } from '../contributions/contribution.entity.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';

/**
 * Advice as it lies in its row. A long draft is saved every few seconds: as an entity it would be copied, compared and
 * sent whole each time.
 */
export type StoredDraft = Pick<
  Contribution,
  | 'id'
  | 'areaId'
  | 'case'
  | 'team'
  | 'edition'
  | 'state'
  | 'body'
  | 'asides'
  | 'draftVersion'
  | 'savedBy'
  | 'savedAt'
  | 'stretchBeganAt'
>;

/** The latest edition of a request's advice; null where nothing was saved yet. */
export async function storedDraft(
  em: EntityManager,
  { id, team }: Pick<AdviceRequest, 'id' | 'team'>,
): Promise<StoredDraft | null> {
  const [row] = await em.execute<StoredDraft[]>(
    `select id, area_id as "areaId", case_id as "case", team_id as team, edition, state, body, asides,
            draft_version as "draftVersion", saved_by_id as "savedBy", saved_at as "savedAt", stretch_began_at as "stretchBeganAt"
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

/** The parts of a body (a long text, a list of cards) that differ from those before, as they are after. */
export function changedParts(before: AdviceBody, after: AdviceBody): Partial<AdviceBody> {
  const isChanged = ([part, value]: [string, unknown]) => {
    const old = before[part as keyof AdviceBody];
    return value !== old && JSON.stringify(value) !== JSON.stringify(old);
  };
  return Object.fromEntries(Object.entries(after).filter(isChanged));
}
