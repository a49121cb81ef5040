import table from './reference/themes.json' with { type: 'json' };

/** What a proposal is about. */
export interface Aboutness {
  /** How strongly each theme is meant: a direction, of length 1. */
  strengths: Float64Array;
  /** How likely each theme is what is meant, all together 1. */
  shares: Float64Array;
  /** The words of each theme that are in the text. */
  words: string[][];
}

interface Theme {
  about: string;
  words: RegExp;
  weights: Int8Array;
  scale: number;
}

const decoded = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64')).buffer;

/** The middle of all that proposals say: what they have in common tells none apart. */
const middle = new Float32Array(decoded(table.middle));

const themes: Theme[] = table.themes.map(({ about, words, weights, scale }) => ({
  about,
  words: new RegExp(`\\b(?:${words.map(pattern).join('|')})\\b`, 'g'),
  weights: new Int8Array(decoded(weights)),
  scale,
}));

export const themeName = (theme: number) => themes[theme]!.about;

/** What tells a sentence from others: its vector without the middle, of length 1. */
export function distinct(meaning: ArrayLike<number>): Float32Array {
  return unit(Float32Array.from(middle, (part, at) => meaning[at]! - part));
}

/** The same direction, of length 1. */
function unit<T extends Float32Array | Float64Array>(vector: T): T {
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length) as T;
}

/**
 * What a text is about, from its words in the field and from its meaning.
 * @param meaning the text's vector as `distinct` leaves it
 */
export function aboutness(text: string, meaning: Float32Array): Aboutness {
  const found = themes.map((theme) => [...new Set(text.toLowerCase().match(theme.words))]);
  const strengths = themes.map(({ weights, scale }, at) => 1.5 * scale * dot(weights, meaning) + saying(found[at]!));
  const most = Math.max(...strengths);
  const shares = Float64Array.from(strengths, (strength) => Math.exp(strength - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return { strengths: unit(Float64Array.from(strengths)), shares: shares.map((share) => share / sum), words: found };
}

/** How much the words found say: the first counts most, a phrase more than a word. */
function saying(words: string[]): number {
  if (words.length === 0) return 0;
  return 2 + 0.7 * (words.length - 1) + (words.some((word) => word.includes(' ')) ? 0.6 : 0);
}

/** `*` ends a word anyhow; alone it stands for any word. */
function pattern(words: string): string {
  return words
    .split(' ')
    .map((word) => (word === '*' ? "[a-z']+" : word.replaceAll(/[.?()+]/g, String.raw`\$&`).replace('*', '[a-z]*')))
    .join(String.raw`[\s-]+`);
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
