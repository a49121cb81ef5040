/** A run of words that both texts have, or that was taken out, or put in. */
export interface Run {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Longer texts than this many words each way are shown as one run out and one in. */
const MOST_CELLS = 4_000_000;

/** What changed from one text to another, word by word; spaces and line ends stay with the word before them. */
export function wordDifferences(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return joined([
    ...a.slice(0, start).map((text): Run => ({ kind: 'same', text })),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): Run => ({ kind: 'same', text })),
  ]);
}

const wordsOf = (text: string) =>
  text
    .match(/\s*\S+/g)
    ?.map((word, index, all) => (index === all.length - 1 ? word + (/\s*$/.exec(text)?.[0] ?? '') : word)) ??
  (text ? [text] : []);

/** By the longest common subsequence. */
function between(a: string[], b: string[]): Run[] {
  const width = b.length + 1;
  if (a.length * width > MOST_CELLS)
    return [
      { kind: 'out', text: a.join('') },
      { kind: 'in', text: b.join('') },
    ];
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i]! });
      [i, j] = [i + 1, j + 1];
    } else if (i < a.length && (j === b.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) {
      runs.push({ kind: 'out', text: a[i]! });
      i += 1;
    } else {
      runs.push({ kind: 'in', text: b[j]! });
      j += 1;
    }
  }
  return runs;
}

function joined(runs: Run[]): Run[] {
  const all: Run[] = [];
  for (const { kind, text } of runs.filter((run) => run.text)) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}
