import { z } from 'zod';
import { marksSchema } from '#platform';
import { needAreas } from '#statute';

const text = (max: number, message: string) => z.string().overwrite(storable).trim().max(max, message).default('');
const short = () => text(200, 'Use 200 characters or fewer');
const long = () => text(20_000, 'Use 20,000 characters or fewer, or attach the rest as a report');
const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** How somebody came to know the child for this advice. */
export const contactKinds = ['observation', 'assessment', 'talk', 'session', 'visit', 'meeting', 'records'] as const;

/** The parts of the plan that needs (B, C, D) and provision (F, G, H1, H2) go to. */
export const needSections = ['B', 'C', 'D'] as const;
export const provisionSections = ['F', 'G', 'H1', 'H2'] as const;
export type NeedSection = (typeof needSections)[number];
export type ProvisionSection = (typeof provisionSections)[number];

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(['', ...values]).default('');

/** Ticked boxes: one comes from a form as a string, several as a list. */
const keys = z.preprocess(
  (given) => (typeof given === 'string' ? [given].filter(Boolean) : given),
  z.array(key).max(80).default([]),
);

/** Cards: a list from JSON; from a form with gaps in its numbers, an object. */
const cards = <T extends z.ZodType<{ key: string }>>(card: T, max: number, name: string) =>
  z.preprocess(
    (given) => (given && typeof given === 'object' && !Array.isArray(given) ? Object.values(given) : given),
    z
      .array(card)
      .max(max, `Use ${max} ${name} or fewer; join those that belong together`)
      .refine((all) => new Set(all.map((each) => each.key)).size === all.length, `Two ${name} have the same key`)
      .default([]),
  );

/**
 * What a contributor writes: needs, the outcomes proposed for them, the provision for each outcome (reg 6(1)). A draft
 * may leave anything out; what submitting asks is in `contribution-checks.ts`.
 */
export const adviceBodySchema = z.object({
  involvement: long(),
  /** When and how the child was met, and with whom it was talked over. */
  contacts: cards(z.object({ key, on: short(), how: oneOf(contactKinds), who: short() }), 40, 'meetings'),
  /** Reports of earlier work that this advice builds on. */
  earlierReports: long(),
  strengths: long(),
  needs: cards(
    z.object({
      key,
      area: z.enum(['', ...needAreas.map(({ id }) => id)]).default(''),
      text: long(),
      /** Empty: the profile's first. */ section: oneOf(needSections),
    }),
    40,
    'needs',
  ),
  /** Why there is no need to state, in place of needs. */
  noNeeds: long(),
  outcomes: cards(z.object({ key, text: long(), by: short(), measure: long(), needs: keys }), 40, 'outcomes'),
  provision: cards(
    z.object({
      key,
      text: long(),
      outcomes: keys,
      who: short(),
      /** The training or experience that whoever gives it needs. */
      skill: short(),
      /** Alone, in a pair, in a group of how many. */
      group: short(),
      frequency: short(),
      duration: short(),
      reviewed: short(),
      /** Empty: the profile's first. */
      section: oneOf(provisionSections),
    }),
    80,
    'pieces of provision',
  ),
  /** How, when and by whom it is watched whether the outcomes come nearer. */
  monitoring: long(),
  sources: long(),
  /** Answers to the questions that only this profession is asked; its profile names them. */
  particular: z.record(z.string().max(60), long()).default({}),
  author: z.object({ name: short(), role: short(), registration: short() }).prefault({}),
});

export type AdviceBody = z.infer<typeof adviceBodySchema>;

/** The version of the draft that somebody read before they submit it; 0 for none yet. */
export const draftVersion = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** Which edition to read: the latest where the number makes no sense. */
export const editionSchema = z.object({ edition: z.coerce.number().int().optional().catch(undefined) });

/** A draft as the API takes it. Without `was`, whatever differs from what is stored is kept beside it. */
export const draftSchema = z.object({ was: marksSchema, body: adviceBodySchema });

/** One way of ending lines, and only what PostgreSQL can store. */
function storable(words: string): string {
  return words.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed();
}
