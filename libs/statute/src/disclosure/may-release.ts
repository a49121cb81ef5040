import type { ReleaseCondition } from './release-conditions.ts';
import { releasePurposes, type ReleaseScope } from './release-purposes.ts';

/** The part a recipient plays, as far as P2 tells them apart. */
export type RecipientPart = 'institution' | 'teacher' | 'governor' | 'providing agency' | 'other';

export type ReleaseAnswer =
  | { readonly isAllowed: true; readonly scope: ReleaseScope; readonly isDuty: boolean }
  | { readonly isAllowed: false; readonly unmet: readonly ReleaseCondition[]; readonly reason: string };

/** Whether the law allows a release under a purpose code; denied unless every condition is met. @rule P0-P15 reg 17 */
export function mayRelease(
  code: string,
  met: readonly ReleaseCondition[],
  recipient: RecipientPart = 'other',
): ReleaseAnswer {
  const purpose = releasePurposes.find((each) => each.code === code);
  if (!purpose)
    return { isAllowed: false, unmet: [], reason: `"${code}" is not a purpose for which a plan may be released.` };
  const unmet = purpose.requires.filter((condition) => !met.includes(condition));
  if (unmet.length) return { isAllowed: false, unmet, reason: `Not yet met: ${unmet.join(', ')}.` };
  return { isAllowed: true, scope: code === 'P2' ? scopeUnderP2(recipient) : purpose.scope, isDuty: purpose.isDuty };
}

/** Institutions and close teachers see the whole plan, governors what their duties need, others what they provide. */
function scopeUnderP2(recipient: RecipientPart): ReleaseScope {
  if (recipient === 'institution' || recipient === 'teacher') return 'full';
  return recipient === 'governor' ? 'commensurate with duties' : 'relevant sections';
}
