import type { z } from 'zod';

/**
 * A kind of news: declared by the lib it is about, handled by any lib above. Payloads hold ids and civil dates,
 * never what a family or a professional wrote.
 */
export interface Topic<Payload = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
  /** The live rooms that hear of it; they are told that something changed, not what. */
  readonly rooms: (payload: Payload) => string[];
  /** Whether the worker must have exactly one handler for it; checked at start. */
  readonly needsHandler: boolean;
}

const declared = new Map<string, Topic<never>>();

/** News that others may follow: any number of handlers, none included. @throws Error when the name is taken. */
export function defineEvent<P>(
  name: string,
  schema: z.ZodType<P>,
  rooms: (payload: P) => string[] = () => [],
): Topic<P> {
  return declare({ name, schema, rooms, needsHandler: false });
}

/** Work that must be done once, by one handler. @throws Error when the name is taken. */
export function defineJob<P>(name: string, schema: z.ZodType<P>): Topic<P> {
  return declare({ name, schema, rooms: () => [], needsHandler: true });
}

function declare<P>(topic: Topic<P>): Topic<P> {
  if (declared.has(topic.name)) throw new Error(`The topic ${topic.name} is declared twice`);
  declared.set(topic.name, topic as unknown as Topic<never>);
  return topic;
}

export const declaredTopics = (): readonly Topic<never>[] => [...declared.values()];
