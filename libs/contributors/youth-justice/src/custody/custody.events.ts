import { z } from 'zod';
import { defineEvent } from '#platform';

const about = z.object({
  noticeId: z.uuid(),
  areaId: z.string(),
  hostAreaId: z.string().nullable(),
  teamId: z.uuid(),
  caseId: z.uuid().nullable(),
});

/** A detention, transfer or release was told, matched with a case, or refused. @rule K8 */
export const custodyChanged = defineEvent('custody.changed', about, ({ areaId, hostAreaId, teamId, caseId }) => [
  `area:${areaId}`,
  `team:${teamId}`,
  ...(hostAreaId ? [`area:${hostAreaId}`] : []),
  ...(caseId ? [`case:${caseId}`] : []),
]);
