/** The words stand above the bar, so that both keep their size on a phone. */
const BAR = { words: 20, height: 14, gap: 12, width: 360, number: 40 };
/** Bars of a drawing; what follows is one more, so that nothing is left out. */
const MOST = 10;

/** A bar chart of counts, in the drawing's own units; the same as rows, all of them. */
export function bars(counts: readonly { text: string; count: number }[]) {
  const shown = counts.slice(0, MOST);
  const rest = counts.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  const all = rest ? [...shown, { text: `${counts.length - MOST} others`, count: rest }] : shown;
  const most = Math.max(1, ...all.map(({ count }) => count));
  const room = BAR.width - BAR.number;
  const row = BAR.words + BAR.height + BAR.gap;
  return {
    rows: counts,
    width: BAR.width,
    height: Math.max(1, all.length) * row,
    barHeight: BAR.height,
    bars: all.map(({ text, count }, nth) => ({
      ...{ text: text.length > 48 ? `${text.slice(0, 47)}…` : text, count },
      y: nth * row + BAR.words,
      width: count === 0 ? 0 : Math.max(2, Math.round((count / most) * room)),
    })),
  };
}
