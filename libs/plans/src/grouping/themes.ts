import table from './reference/themes.json' with { type: 'json' };

/** What a proposal is about. */
export interface Aboutness {
  /** How likely each theme is what is meant, all together 1. */
  shares: Float64Array;
  /** The same of the skills, which are finer: several to a theme. */
  skills: Float64Array;
  /** The words of each theme that are in the text. */
  words: string[][];
}

interface Theme {
  about: string;
  words: RegExp;
  /** How much each part of a meaning speaks for it. */
  weights: Float32Array;
}

const decoded = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64')).buffer;

/** The middle of all that proposals say: what they have in common tells none apart. */
const middle = new Float32Array(decoded(table.middle));

const weighted = ({ weights, scale }: { weights: string; scale: number }) => ({
  weights: Float32Array.from(new Int8Array(decoded(weights)), (weight) => weight * scale),
});

const themes: Theme[] = table.themes.map(({ about, words, ...weights }) => ({
  about,
  words: new RegExp(`\\b(?:${words.map(pattern).join('|')})\\b`, 'g'),
  ...weighted(weights),
}));

/** One change in a child’s life each, within the theme of that place in the list. */
const skills = table.skills.map(({ theme, bias, ...weights }) => ({ theme, bias, ...weighted(weights) }));

export const themeName = (theme: number) => themes[theme]!.about;

/** What tells a sentence from others: its vector without the middle, of length 1. */
export function distinct(meaning: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(middle, (part, at) => meaning[at]! - part);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

/**
 * What a text is about, from its words in the field and from its meaning.
 * @param meaning the text's vector as `distinct` leaves it
 */
export function aboutness(text: string, meaning: Float32Array): Aboutness {
  const found = themes.map((theme) => [...new Set(text.toLowerCase().match(theme.words))]);
  const said = found.map(saying);
  const strengths = Float64Array.from(themes, (theme, at) => 1.5 * dot(theme.weights, meaning) + said[at]!);
  const ofSkills = Float64Array.from(
    skills,
    (skill) => 0.3 * (dot(skill.weights, meaning) + skill.bias) + said[skill.theme]!,
  );
  return { shares: sharesOf(strengths), skills: sharesOf(ofSkills), words: found };
}

function sharesOf(strengths: Float64Array): Float64Array {
  const most = Math.max(...strengths);
  const shares = strengths.map((strength) => Math.exp(strength - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
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
