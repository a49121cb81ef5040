/** The longest name that is shown; systems that people download to allow little more. */
const LONGEST = 120;

/**
 * A file's name as people may see it and save it under: its last part, without what cannot be seen, turns the reading
 * direction or means something to a file system, and ending as its content does. It is never used as a place.
 * @param extension of the type that the content was found to be, such as `pdf`; `also` others that it may end on.
 */
export function shownName(given: string, extension: string, also: readonly string[] = []): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const visible = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = [extension, ...also].find((each) => visible.toLowerCase().endsWith(`.${each}`));
  const stem = ending ? visible.slice(0, -ending.length - 1) : visible;
  const short =
    [...stem]
      .slice(0, LONGEST)
      .join('')
      .replace(/[. ]+$/, '') || 'Report';
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `Report ${short}` : short;
  return `${safe}.${ending ?? extension}`;
}
