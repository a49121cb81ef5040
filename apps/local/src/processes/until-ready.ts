import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.ts';

/**
 * Asks again and again until the child can serve.
 * @param answers resolves when it serves, rejects when it does not yet.
 * @param patience milliseconds to wait at most.
 * @throws Error saying why not; the child has then been stopped.
 */
export async function untilReady(child: Child, answers: () => Promise<unknown>, patience = 60_000): Promise<void> {
  const since = Date.now();
  let reason: unknown = 'it did not answer';
  while (!child.hasEnded && Date.now() - since < patience) {
    try {
      return void (await answers());
    } catch (error) {
      reason = error;
      await pause(50);
    }
  }
  const how = child.hasEnded ? await child.ended : String(reason);
  await child.stop();
  throw new Error(how);
}
