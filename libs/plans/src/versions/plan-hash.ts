import { createHash } from 'node:crypto';
import { canonical } from '#platform';
import type { PlanVersion } from '../plan-version.entity.ts';

type Frozen = Pick<PlanVersion, 'childName' | 'born' | 'kind' | 'sections'>;

/** SHA-256, in hexadecimal, of what a plan version froze: whom it is about, its kind, its sections. */
export function hashOf({ childName, born, kind, sections }: Frozen): string {
  return createHash('sha256').update(canonical({ childName, born, kind, sections })).digest('hex');
}
