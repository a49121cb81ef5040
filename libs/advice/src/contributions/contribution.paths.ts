import { adviceUrl } from '../advice.paths.ts';

/** The page on which a request is answered, or what lies below it: `answerUrl(id, '/check')`. */
export const answerUrl = (requestId: string, below = '') => adviceUrl('answer', { requestId }) + below;
