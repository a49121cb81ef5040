import { adviceUrl } from '../advice.paths.ts';
import { isSetAside } from '../requests/request-states.ts';

/** The page on which a request is answered, or what lies below it: `answerUrl(id, '/check')`. */
export const answerUrl = (requestId: string, below = '') => adviceUrl('answer', { requestId }) + below;

/** Where a team goes on with a request in this state: what it set aside leads to what it answered. */
export const requestUrl = (requestId: string, state: string) => answerUrl(requestId, isSetAside(state) ? '/reply' : '');
