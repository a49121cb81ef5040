import { z } from 'zod';
import { day, required } from '#platform';
import { placeKinds } from './appointment.entity.ts';

/** A time of day as people write it: `9:30`, `09.30`. */
const time = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, `${message}, for example 9:30 or 14:15`)
    .transform((given) => given.replace('.', ':').padStart(5, '0'));

/** A visit to the child as its team plans it. */
export const visitSchema = z.object({
  onDay: day('The day of the visit'),
  fromTime: time('Enter the time at which it begins'),
  toTime: time('Enter the time at which it ends'),
  placeKind: z.enum(placeKinds, { error: 'Choose what kind of place it is' }),
  place: required('Enter the place', 200),
  who: required('Enter who comes', 200),
  purpose: required('Enter what it is for', 500),
});
export type Visit = z.infer<typeof visitSchema>;

export const visitParams = z.object({ caseId: z.uuid(), visitId: z.uuid() });
