import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';

/** A form that is shown again because something in it was refused: what was wrong, and everything as it was typed. */
export interface ShownAgain {
  formProblem?: {
    advice: string;
    fields: Record<string, string>;
    values: Record<string, unknown>;
    status: number;
  };
}

/** The cards that a refused form had, with what is too long cut short: fields show what was typed, this says which there are. */
export function typedBody(values: Record<string, unknown> | undefined, stored: AdviceBody): AdviceBody {
  if (!values) return stored;
  const read = adviceBodySchema.safeParse(short(values));
  return read.success ? read.data : stored;
}

function short(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, 200);
  if (Array.isArray(value)) return value.map(short);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, short(inner)]));
  return value;
}
