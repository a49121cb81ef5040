/** Rows as a file for a spreadsheet (RFC 4180). No cell can be taken for a formula, whatever somebody wrote into it. */
export function csv(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Spreadsheets run what begins so, blanks before it or not; an apostrophe in front makes it plain text. */
const FORMULA = /^\s*[=+\-@\t\r]|^[\t\r\n]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
