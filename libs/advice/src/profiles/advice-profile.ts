import type { CircumstancesOfCase } from '#cases';
import type { Actor, Agency } from '#identity';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import type { AdviceBody, NeedSection, ProvisionSection } from '../contributions/contribution.schema.ts';

/** The question by whose answer others are asked: what kind of professional it is who writes. */
export const KIND_QUESTION = 'kind';

/** One question that only this profession is asked, answered in `body.particular[name]`. */
export interface ParticularQuestion {
  name: string;
  label: string;
  hint?: string;
  /** One line, several lines, or a choice. */
  kind: 'line' | 'text' | 'choice';
  choices?: readonly { value: string; text: string; hint?: string }[];
  /** What to say when it is left empty; without it the question may be left. */
  required?: string;
  /** The rule under which advice without an answer is not accepted, whenever it was submitted. */
  neededToAccept?: string;
  /** Which answers to the profile's question `KIND_QUESTION` it follows; always asked, unless said. */
  of?: readonly string[];
  /** Whether a child in these circumstances calls for the question; always, unless said. */
  asksOf?(circumstances: CircumstancesOfCase): boolean;
}

/** What a profession's lib gives to `advice`: how its advice is asked for and written. */
export interface AdviceProfile {
  agency: Agency;
  /** What the page calls the advice: "Health advice". */
  title: string;
  /** The plan sections that its needs may go to, the usual one first. */
  needsSections: readonly [NeedSection, ...NeedSection[]];
  /** The plan sections that its provision may go to, the usual one first. */
  provisionSections: readonly [ProvisionSection, ...ProvisionSection[]];
  /** What the registration number is called: "HCPC registration number". */
  registrationLabel: string;
  /** How to write well for this profession, in one or two plain sentences. */
  guidance: string;
  /** What to ask of oneself in one part of the form: shown as the hint of its field. */
  hints: {
    involvement: string;
    strengths: string;
    needs: string;
    outcomes: string;
    provision: string;
    sources: string;
  };
  questions: readonly ParticularQuestion[];
  /** What else is missing before it can be submitted, by field key (`particular.known`). */
  missing?(body: AdviceBody): Record<string, string>;
  /** What the profession shows beside the form, from records of its own; null where there is nothing to show. */
  beside?(actor: Actor, request: AdviceRequest): Promise<ShownBeside | null>;
}

/** A part of a page: its template, which finds `model` as `beside.model`. */
export interface ShownBeside {
  template: string;
  model: Record<string, unknown>;
}

/**
 * The questions that this profession, and this kind of it, is asked about a child in these circumstances. What was
 * answered stays in sight, whichever kind is chosen afterwards.
 */
export function questionsFor(
  { questions }: AdviceProfile,
  circumstances: CircumstancesOfCase,
  { particular }: Pick<AdviceBody, 'particular'>,
): ParticularQuestion[] {
  return questions.filter(
    ({ name, of, asksOf }) =>
      (asksOf?.(circumstances) ?? true) &&
      (!of || of.includes(particular[KIND_QUESTION] ?? '') || Boolean(particular[name])),
  );
}
