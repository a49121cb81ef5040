import { z } from 'zod';
import { required } from '#platform';

const adviserSchema = z.object({
  name: required('Enter their name', 200),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Use 254 characters or fewer')
    .pipe(z.email('Enter an email address like name@example.org')),
  work: required('Say what they are, for example a swimming coach', 200),
  place: required('Say where they work', 200),
});

/** Somebody who is asked in person, because they belong to none of the bodies that serve the area. */
export type InvitedAdviser = z.infer<typeof adviserSchema>;

/** Their details, or none of them. */
export const personSchema = z
  .preprocess((given) => (isEmpty(given) ? undefined : given), adviserSchema.optional())
  .optional();

const isEmpty = (given: unknown) =>
  typeof given === 'object' && Object.values(given ?? {}).every((each) => typeof each === 'string' && !each.trim());
