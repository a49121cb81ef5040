import { civilDate as parseCivil } from '#statute';
import { z } from 'zod';

/**
 * A day from a form's three fields, or `YYYY-MM-DD` from the API.
 * @param name what the day is, as the error message begins: "The date received".
 */
export function day(name: string) {
  return z
    .union([z.string(), z.object({ day: z.string(), month: z.string(), year: z.string() })], {
      error: `Enter ${lowerFirst(name)}`,
    })
    .transform((given, context) => {
      const text = typeof given === 'string' ? given.trim() : joined(given);
      try {
        return parseCivil(text) as string;
      } catch {
        const message = text.replaceAll('-', '') === '' ? `Enter ${lowerFirst(name)}` : `${name} must be a real date`;
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
    });
}

/** A day that may be left empty. @param name as for `day`. */
export const optionalDay = (name: string) => z.preprocess(nullIfEmpty, day(name).nullable()).default(null);

/** Text that must be there, up to a length. */
export function required(message: string, max = 5000) {
  return z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Use ${max.toLocaleString('en-GB')} characters or fewer`);
}

/** Text that may be left empty. */
export function optional(max = 5000) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max.toLocaleString('en-GB')} characters or fewer`)
    .default('');
}

/** One or several ticked boxes; none gives an empty list. */
export function ticked<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess((given) => (given === undefined || given === '' ? [] : [given].flat()), z.array(z.enum(values)));
}

/** A yes/no answer or a single tick box. */
export const yes = z.preprocess((given) => given === true || given === 'yes' || given === 'on', z.boolean());

const joined = ({ day, month, year }: { day: string; month: string; year: string }) =>
  `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`.replace(
    /^0000-00-00$/,
    '--',
  );

function nullIfEmpty(given: unknown): unknown {
  const parts = typeof given === 'object' && given !== null ? Object.values(given) : [given ?? ''];
  return parts.every((part) => part === '') ? null : given;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
