import { createHash } from 'node:crypto';
import type { PlanVersion } from '../plan-version.entity.ts';

type Frozen = Pick<PlanVersion, 'childName' | 'born' | 'kind' | 'sections'>;

/** SHA-256, in hexadecimal, of what a plan version froze: whom it is about, its kind, its sections. */
export function hashOf({ childName, born, kind, sections }: Frozen): string {
  return createHash('sha256').update(canonical({ childName, born, kind, sections })).digest('hex');
}

/** JSON with its keys in order, so that the same content has the same bytes however it was stored. */
export const canonical = (value: unknown): string => JSON.stringify(inKeyOrder(value));

/** The value itself where its keys are in order already: what was put together just now need not be copied. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.every((each) => inKeyOrder(each) === each) ? value : value.map(inKeyOrder);
  const given = value as Record<string, unknown>;
  let last = '';
  for (const key in given) {
    if (key < last || inKeyOrder(given[key]) !== given[key]) return copied(given);
    last = key;
  }
  return value;
}

function copied(given: Record<string, unknown>): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(given).sort()) ordered[key] = inKeyOrder(given[key]);
  return ordered;
}
