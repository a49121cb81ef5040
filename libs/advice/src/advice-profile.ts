import type { Agency } from '#identity';
import type { AdviceBody } from './contribution.schema.ts';

/** One question that only this profession is asked, answered in `body.particular[name]`. */
export interface ParticularQuestion {
  name: string;
  label: string;
  hint?: string;
  /** One line, several lines, or a choice. */
  kind: 'line' | 'text' | 'choice';
  choices?: readonly { value: string; text: string }[];
}

/** What a profession's lib gives to `advice`: how its advice is asked for and written. */
export interface AdviceProfile {
  agency: Agency;
  /** What the page calls the advice: "Health advice". */
  title: string;
  /** The plan section that its needs go to: B, C or D; and the ones its provision goes to: F, G, H1, H2. */
  needsSection: 'B' | 'C' | 'D';
  provisionSections: readonly ('F' | 'G' | 'H1' | 'H2')[];
  /** What the registration number is called: "HCPC registration number". */
  registrationLabel: string;
  /** How to write well for this profession, in one or two plain sentences. */
  guidance: string;
  questions: readonly ParticularQuestion[];
  /** What is missing before it can be submitted, by field key; on top of what every profession must give. */
  missing?(body: AdviceBody): Record<string, string>;
}
