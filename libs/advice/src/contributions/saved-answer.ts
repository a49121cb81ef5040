import { Rendered } from '#platform';
import type { SaveResult } from './contribution.service.ts';
import { savedWords } from '../writing/contribution-words.ts';

/** What scripts are told: the new version, or both versions (409). */
export function savedAnswer(result: SaveResult, now: Date) {
  if ('conflict' in result)
    return new Rendered(JSON.stringify(result.conflict), 409, 'application/json; charset=utf-8');
  const { draftVersion, savedAt } = result.saved;
  return { draftVersion, savedAt: savedAt.toISOString(), words: savedWords(savedAt, now) };
}
