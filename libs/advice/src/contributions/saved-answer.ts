import { marksOfStored, Rendered, savedWords } from '#platform';
import { namedFields } from '../drafts/draft-fields.ts';
import type { SaveResult } from '../drafts/drafts.service.ts';
import type { Edit } from '../drafts/field-merge.ts';

/**
 * What scripts are told: the new version and the marks of the fields that are stored as they were sent, or both versions
 * where the advice was submitted meanwhile (409).
 */
export function savedAnswer(result: SaveResult, { body, was }: Edit, now: Date) {
  if ('conflict' in result)
    return new Rendered(JSON.stringify(result.conflict), 409, 'application/json; charset=utf-8');
  const { draftVersion, savedAt, collided, body: stored } = result.saved;
  return {
    draftVersion,
    savedAt: savedAt.toISOString(),
    words: savedWords(savedAt, now),
    was: marksOfStored(namedFields(stored), namedFields(body), was),
    collided,
  };
}
