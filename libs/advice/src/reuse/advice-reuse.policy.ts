import { either, forFamily } from '#identity';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { runRequest } from '../requests/advice-request.policy.ts';

/** The family says itself whether advice already given is enough; row-level security knows whose case it is. @rule B13 */
export const answerForFamily = forFamily<Pick<AdviceRequest, 'areaId'>>('say whether earlier advice is enough');

/** Officers of the area, and the family. */
export const readReuse = either<Pick<AdviceRequest, 'areaId'>>(
  'read whether earlier advice is enough',
  runRequest,
  answerForFamily,
);
