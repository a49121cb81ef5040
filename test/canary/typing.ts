import { z } from 'zod';

/** What to write into a body: a text wherever a text may stand, the first or the last (-1) where there is a choice. */
interface Typing {
  text: () => string;
  id: string;
  choice: 0 | -1;
}

/** Something that a schema of a JSON body takes, more or less. */
export function typed(schema: z.ZodType, typing: Typing): unknown {
  return valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, typing);
}

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
}

function valueOf({ type, anyOf, items, properties, ...about }: JsonSchema, typing: Typing): unknown {
  const within = (schema: JsonSchema) => valueOf(schema, typing);
  if (about.const !== undefined) return about.const;
  if (about.enum) return about.enum.at(typing.choice);
  if (anyOf) return within(anyOf.at(typing.choice)!);
  if (properties?.month) return { day: '2', month: '3', year: '2026' };
  if (properties) return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, within(each)]));
  if (type === 'array') return items ? [within(items)] : [];
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return 1;
  if (about.format === 'uuid') return typing.id;
  if (about.format === 'email') return 'somebody@family.example';
  return about.pattern?.includes('\\d') ? '2026-03-02' : typing.text();
}
