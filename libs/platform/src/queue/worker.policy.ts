import type { Policy } from '../access.ts';

/** What only the background worker does: no person may ask for it. */
export const theWorker: Policy<unknown> = { name: 'the worker', may: () => false, over: () => false };
