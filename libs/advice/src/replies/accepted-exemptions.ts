import type { EntityManager } from '@mikro-orm/postgresql';
import { adviceDeadline, GROUNDS, type CivilDate, type Deadline, type Exemption } from '#statute';

/** The exceptions that the authority accepted on the requests of a case, by request. */
export async function acceptedExemptions(em: EntityManager, caseId: string): Promise<Map<string, Exemption[]>> {
  const rows = await em.execute<(Exemption & { request: string })[]>(
    `select request_id as request, 'B14' as rule, ground, begins_on::text as "from", ends_on::text as "to"
       from advice_reply where case_id = ? and kind = 'exception' and is_agreed`,
    [caseId],
  );
  return Map.groupBy(rows, ({ request }) => request);
}

/** The six weeks of one body with the exceptions accepted for it: the day never moves, another may be expected. @rule B14 D9 */
export function deadlineOf(receivedOn: string | null, exemptions: readonly Exemption[] = [], source?: string) {
  if (!receivedOn) return null;
  const deadline = adviceDeadline({ receivedOn: receivedOn as CivilDate, source, exemptions });
  return { ...deadline, expectedBecause: expectedBecause(deadline) };
}

/** The ground in words, where an accepted exception lasts beyond the due day; null where the due day is the day to expect. */
function expectedBecause({ exemption, dueOn }: Deadline): string | null {
  return exemption?.applies && exemption.expectedOn > dueOn ? GROUNDS[exemption.ground].label : null;
}
