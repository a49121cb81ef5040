import type { Case } from '#cases';
import { agencies, agencyWords, type Agency } from '#identity';
import type { SharingRow } from './sharing-matrix.ts';

const always: readonly Agency[] = ['education', 'health', 'educational-psychology', 'social-care'];

/** The agencies to talk about first: those always asked (B2, B5-B7), those this child's circumstances bring in, and any answered for. */
export function agenciesInvolved({ circumstances }: Pick<Case, 'circumstances'>, matrix: SharingRow[]) {
  const broughtIn: Partial<Record<Agency, boolean>> = {
    'youth-justice': circumstances.youthJustice,
    'virtual-school': circumstances.lookedAfter,
    other: circumstances.serviceFamily || circumstances.askedFor.length > 0,
  };
  const answered = (agency: Agency) =>
    matrix.some(({ cells }) => cells.some((cell) => cell.agency === agency && cell.discussedOn !== null));
  const named = agencies.map((agency) => ({
    agency,
    words: agencyWords[agency],
    isInvolved: always.includes(agency) || broughtIn[agency] === true || answered(agency),
  }));
  return {
    involved: named.filter(({ isInvolved }) => isInvolved),
    others: named.filter(({ isInvolved }) => !isInvolved),
  };
}
