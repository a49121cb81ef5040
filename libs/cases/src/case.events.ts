import { z } from 'zod';
import { defineEvent } from '#platform';

const aboutCase = z.object({ caseId: z.uuid(), areaId: z.string() });
const rooms = ({ caseId, areaId }: z.infer<typeof aboutCase>) => [`case:${caseId}`, `area:${areaId}`];

export const caseRegistered = defineEvent('case.registered', aboutCase, rooms);
export const caseDecided = defineEvent('case.decided', aboutCase, rooms);
export const exemptionsChanged = defineEvent('case.exemptions-changed', aboutCase, rooms);
/** Who is on the case as family, what they may see, or who decides, is another. */
export const familyChanged = defineEvent('case.family-changed', aboutCase, rooms);
/** Who looks after the child, or what is known of it, is another. */
export const lookedAfterChanged = defineEvent('case.looked-after-changed', aboutCase, rooms);
export const caseMoved = defineEvent('case.moved', aboutCase, rooms);
