import { either, forFamily, forRoles, type Actor } from '#identity';
import type { Case } from './case.entity.ts';

const officers = ['case-officer', 'signing-officer'] as const;
const ownArea = (actor: Actor, subject: Pick<Case, 'areaId'>) => actor.areaId === subject.areaId;

/** Officers register what reaches their own authority. */
export const registerCase = forRoles('register a request', officers);

/** Officers see the cases of their own authority. */
export const caseList = forRoles('see the cases of an authority', officers);

/** An authority's officers run its cases in full (group M). */
export const runCase = forRoles<Pick<Case, 'areaId'>>('run a case', officers, ownArea);

/** The family's own pages. */
export const followCase = forFamily<object>('follow their own case');

/** Officers of the area, and the family. Row-level security has let through only families who are on the case. */
export const readCase = either<Pick<Case, 'areaId'>>('read a case', runCase, forFamily('read their own case'));

/** Deciding whether to assess (A7), once. */
export const decideCase = forRoles<Pick<Case, 'areaId' | 'state'>>(
  'decide whether to assess',
  officers,
  (actor, subject) => ownArea(actor, subject) && subject.state === 'requested',
);
