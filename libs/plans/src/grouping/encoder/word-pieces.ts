/** How many pieces are read of a text, its beginning and end marks included. */
const MOST = 128;

/**
 * The pieces of words that a sentence model knows, by their numbers: each word in the longest pieces of the vocabulary
 * (“▁wheel”, “chair”), what cannot be put together as unknown.
 */
export function wordPieces(text: string, vocabulary: ReadonlyMap<string, number>): number[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  const pieces = words.flatMap((word) => piecesOf(word, vocabulary) ?? [vocabulary.get('[UNK]')!]);
  return [vocabulary.get('[CLS]')!, ...pieces.slice(0, MOST - 2), vocabulary.get('[SEP]')!];
}

function piecesOf(word: string, vocabulary: ReadonlyMap<string, number>): number[] | undefined {
  const pieces: number[] = [];
  for (let from = 0; from < word.length;) {
    let to = word.length;
    const piece = () => `${from ? '' : '▁'}${word.slice(from, to)}`;
    while (to > from && !vocabulary.has(piece())) to -= 1;
    if (to === from) return undefined;
    pieces.push(vocabulary.get(piece())!);
    from = to;
  }
  return pieces;
}
