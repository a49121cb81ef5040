const BAR = { height: 22, gap: 8, label: 400, width: 700, number: 50 };
/** Bars of a drawing; what follows is one more, so that nothing is left out. */
const MOST = 10;

/** A bar chart of counts, in the drawing's own units; the same as rows, all of them. */
export function bars(counts: readonly { text: string; count: number }[]) {
  const shown = counts.slice(0, MOST);
  const rest = counts.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  const all = rest ? [...shown, { text: `${counts.length - MOST} others`, count: rest }] : shown;
  const most = Math.max(1, ...all.map(({ count }) => count));
  const room = BAR.width - BAR.label - BAR.number;
  return {
    rows: counts,
    width: BAR.width,
    height: Math.max(1, all.length) * (BAR.height + BAR.gap),
    label: BAR.label,
    barHeight: BAR.height,
    bars: all.map(({ text, count }, nth) => ({
      ...{ text: text.length > 48 ? `${text.slice(0, 47)}…` : text, count },
      y: nth * (BAR.height + BAR.gap),
      width: count === 0 ? 0 : Math.max(2, Math.round((count / most) * room)),
    })),
  };
}
