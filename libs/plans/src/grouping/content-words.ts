/** Words that proposals of every kind are written with. */
const common = new Set(
  `a an the and or of to in on for with will be is are his her he she their they them it its that so by at from as who
  has have when than not no any each own him himself herself i my ill able can this which do does without before after
  into end using use used two one three four five ten what where how up out there then other more most less per about
  between within being been was were would could should must may might if but also only very such some all both during
  while through over under again year years term terms month months week weeks day days times minutes occasions half
  least set well get gets go goes make makes take takes know knows need needs keep keeps give gives given help support
  adult adults staff school class child children young person people lesson lessons`.split(/\s+/),
);

const ending = /(?<=.{3})(?:ing|ies|ed|es|s|ly)$/;

/** The words of a text that are not common, by what is left without their endings: “walks” and “walking” are “walk”. */
export function contentWords(text: string): Map<string, string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return new Map(words.filter((word) => !common.has(word)).map((word) => [word.replace(ending, ''), word]));
}

/**
 * The texts of a case without the child’s name, which is the word that most of them begin with, and without “will be able
 * to”: what every proposal says tells none apart.
 */
export function withoutName(texts: readonly string[]): string[] {
  const firsts = texts.map((text) => /^\p{Lu}[\p{L}-]*/u.exec(text)?.[0] ?? '').filter((word) => word.length > 1);
  const often = [...new Set(firsts)]
    .toSorted()
    .find((word) => firsts.filter((each) => each === word).length * 3 >= texts.length && texts.length > 2);
  const name = often && new RegExp(String.raw`\b${often}(?:['’]s)?(?!\p{L})`, 'gu');
  return texts.map((text) =>
    (name ? text.replaceAll(name, '') : text).replace(/^\s*(?:will|to)\s+(?:be able to\s+)?/i, '').trim(),
  );
}
