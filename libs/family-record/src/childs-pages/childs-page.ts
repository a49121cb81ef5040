import type { Category } from '#consent';

/** A picture that a child can choose, by its name in the drawings, and the word that stands below it. */
export interface Picture {
  key: string;
  word: string;
}

export interface ChildsPage {
  key: 'like' | 'hard' | 'helps' | 'want';
  title: string;
  /** How what was chosen begins: `I like dogs and music.` */
  begins: string;
  category: Category;
  pictures: readonly Picture[];
}

const as = (words: Record<string, string>): Picture[] => Object.entries(words).map(([key, word]) => ({ key, word }));

/** The child's own pages, in the order in which they are asked. @rule B1 F1 */
export const childsPages: readonly ChildsPage[] = [
  {
    key: 'like',
    title: 'What I like',
    begins: 'I like',
    category: 'strengths',
    pictures: as({
      ball: 'playing',
      music: 'music',
      pencil: 'drawing',
      book: 'books',
      screen: 'screens',
      tree: 'being outside',
      dog: 'animals',
      friends: 'friends',
      food: 'food',
    }),
  },
  {
    key: 'hard',
    title: 'What is hard',
    begins: 'This is hard for me:',
    category: 'friends-and-feelings',
    pictures: as({
      noise: 'noise',
      crowd: 'lots of people',
      change: 'when things change',
      clock: 'waiting',
      writing: 'writing',
      talking: 'talking',
      friends: 'making friends',
      moon: 'sleeping',
      school: 'school',
    }),
  },
  {
    key: 'helps',
    title: 'What helps me',
    begins: 'This helps me:',
    category: 'learning',
    pictures: as({
      adult: 'a grown-up I know',
      quiet: 'a quiet place',
      card: 'pictures and signs',
      clock: 'more time',
      pause: 'a break',
      headphones: 'headphones',
      hug: 'a hug',
      steps: 'one thing at a time',
      ball: 'moving about',
    }),
  },
  {
    key: 'want',
    title: 'What I want',
    begins: 'I want',
    category: 'hopes',
    pictures: as({
      friends: 'a friend',
      talking: 'people to listen to me',
      star: 'to be good at something',
      house: 'time at home',
      school: 'to like school',
      adult: 'more help',
      ball: 'more time to play',
      tree: 'to go out more',
      heart: 'to feel happy',
    }),
  },
];

/** What was chosen as a sentence, and the child's own words after it. */
export function wordsOf({ begins, pictures }: ChildsPage, chosen: readonly string[], own: string): string {
  const words = pictures.filter(({ key }) => chosen.includes(key)).map(({ word }) => word);
  const listed = new Intl.ListFormat('en-GB').format(words);
  return [words.length ? `${begins} ${listed}.` : '', own].filter(Boolean).join('\n');
}

/** The child's own words, without the sentence that the pictures made. */
export function ownWordsOf(page: ChildsPage, chosen: readonly string[], words: string): string {
  const made = wordsOf(page, chosen, '');
  return made && words.startsWith(made) ? words.slice(made.length).trimStart() : words;
}

/** The word for a picture, where it is chosen on one of the pages. */
export const pictureWords: Record<string, string> = Object.fromEntries(
  childsPages.flatMap(({ pictures }) => pictures.map(({ key, word }) => [key, word])),
);
