import { createHash } from 'node:crypto';
import type { PlanVersion } from '../plan-version.entity.ts';

type Frozen = Pick<PlanVersion, 'childName' | 'born' | 'kind' | 'sections'>;

/** SHA-256, in hexadecimal, of what a plan version froze: whom it is about, its kind, its sections. */
export function hashOf({ childName, born, kind, sections }: Frozen): string {
  return createHash('sha256').update(canonical({ childName, born, kind, sections })).digest('hex');
}

/** JSON with its keys in order, so that the same content has the same bytes however it was stored. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`;
}
