/** One box of the drawing. */
export interface Knot {
  id: string;
  title: string;
  text: string;
  href: string;
  isLoose: boolean;
}

const BOX = { width: 200, height: 46, gap: 12 };
const STEP = 245;

/** Draws columns of boxes and the lines between them. Lengths are in the drawing's own units. */
export function drawn(columns: readonly (readonly Knot[])[], links: readonly (readonly [string, string])[]) {
  const knots = columns.flatMap((column, x) =>
    column.map((knot, y) => ({ ...knot, x: x * STEP, y: y * (BOX.height + BOX.gap) })),
  );
  const at = new Map(knots.map((knot) => [knot.id, knot]));
  return {
    knots,
    lines: links.flatMap(([from, to]) => {
      const [a, b] = [at.get(from), at.get(to)];
      const middle = BOX.height / 2;
      return a && b ? [{ x1: a.x + BOX.width, y1: a.y + middle, x2: b.x, y2: b.y + middle }] : [];
    }),
    boxWidth: BOX.width,
    boxHeight: BOX.height,
    width: (columns.length - 1) * STEP + BOX.width,
    height: Math.max(1, ...columns.map(({ length }) => length)) * (BOX.height + BOX.gap) - BOX.gap,
  };
}
