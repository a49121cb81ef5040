import type { EntityManager } from '@mikro-orm/postgresql';
import type { Exemption } from '#statute';

/** The exceptions that the authority accepted on requests, by request. @param replies where they are read: an officer's view of them, or all that row-level security shows */
export async function acceptedExemptions(
  em: EntityManager,
  requestIds: readonly string[],
  replies: 'advice_reply' | 'officer_reply' = 'advice_reply',
): Promise<Map<string, Exemption[]>> {
  const rows = await em.execute<(Exemption & { request: string })[]>(
    `select request_id as request, 'B14' as rule, ground, begins_on::text as "from", ends_on::text as "to"
       from ${replies} where request_id = any(?::uuid[]) and kind = 'exception' and is_agreed`,
    [`{${requestIds.join(',')}}`],
  );
  return Map.groupBy(rows, ({ request }) => request);
}

/** The same of one request of a statement, as a list in one of its columns; null where nothing was accepted. */
export const exemptionsOf = (request: string) => `(
  select jsonb_agg(jsonb_build_object('rule', 'B14', 'ground', e.ground, 'from', e.begins_on, 'to', e.ends_on))
    from advice_reply e where e.request_id = ${request}.id and e.kind = 'exception' and e.is_agreed)`;
