/** JSON with its keys in order, so that the same content has the same bytes however it was stored. */
export const canonical = (value: unknown): string => JSON.stringify(inKeyOrder(value));

/** The value itself where its keys are in order already: what was put together just now need not be copied. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.every((each) => inKeyOrder(each) === each) ? value : value.map(inKeyOrder);
  const given = value as Record<string, unknown>;
  let last = '';
  for (const key in given) {
    if (key < last || inKeyOrder(given[key]) !== given[key]) return copied(given);
    last = key;
  }
  return value;
}

function copied(given: Record<string, unknown>): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(given).sort()) ordered[key] = inKeyOrder(given[key]);
  return ordered;
}
