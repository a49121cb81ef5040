import { z } from 'zod';
import { advicePaths } from '../advice.paths.ts';
import { replyKinds, type ReplyKind } from '../replies/advice-reply.entity.ts';
import { wayOf } from '../replies/reply-words.ts';

/** Where in the queue somebody stood, so that they find themselves there again. */
export const placeSchema = z.object({ _page: z.string().max(3000).catch('') });

/** What was done a moment ago, to be said above the list. */
export const doneSchema = z.object({
  done: z
    .enum(['taken', 'handed-over', 'handed-back', 'acknowledged', ...replyKinds])
    .optional()
    .catch(undefined),
  count: z.coerce.number().int().min(0).max(100).catch(1),
  missed: z.coerce.number().int().min(0).max(100).catch(0),
});
type Done = z.infer<typeof doneSchema>;

/** The same view of the queue, never an address of anyone else's choosing. */
export function backToQueue(place: string, { done, count = 1, missed = 0 }: Partial<Done>): string {
  const query = new URLSearchParams(place.split('?')[1] ?? '');
  for (const [name, value] of Object.entries({ done: done ?? '', count, missed })) query.set(name, `${value}`);
  return `${advicePaths.queue}?${query.toString()}`;
}

export function doneWords({ done, count, missed }: Done): string | undefined {
  if (isReply(done))
    return `${wayOf(done).done} Your team is no longer on the case: what the family told is closed to it.`;
  const requests = `${count} ${count === 1 ? 'request' : 'requests'}`;
  const others = missed ? ` ${missed} ${missed === 1 ? 'was' : 'were'} taken by a colleague a moment before.` : '';
  switch (done) {
    case 'taken':
      return count ? `${requests} taken. You find what you have under Mine.${others}` : `Nothing was taken.${others}`;
    case 'handed-over':
      return `${requests} handed over.`;
    case 'handed-back':
      return 'Handed back. The request is under Unassigned, with its draft.';
    case 'acknowledged':
      return 'Receipt acknowledged. The six weeks run from today.';
    case undefined:
      return undefined;
  }
}

const isReply = (done: string | undefined): done is ReplyKind => replyKinds.some((kind) => kind === done);
