import nunjucks from 'nunjucks';

const ENTRY = /^( *)(?:[•-] |(\d{1,3})\. )(.*)$/;
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Plain words as paragraphs and lists, for reading: lines that begin with `•`, `-` or `1.` are the entries of a list, more
 * deeply indented ones of a list within. Everything else about them is text, and escaped.
 */
export function prose(text: string | null | undefined): nunjucks.runtime.SafeString {
  const blocks: string[] = [];
  let lines: string[] = [];
  let list: string[] = [];
  const close = () => {
    if (lines.length) blocks.push(`<p class="govuk-body">${lines.map(escaped).join('<br>')}</p>`);
    if (list.length) blocks.push(listOf(list));
    [lines, list] = [[], []];
  };
  for (const line of (text ?? '').split('\n')) {
    const isEntry = ENTRY.test(line);
    if (!line.trim() || (isEntry ? lines.length : list.length)) close();
    if (line.trim()) (isEntry ? list : lines).push(line);
  }
  close();
  return new nunjucks.runtime.SafeString(blocks.join('\n'));
}

function listOf(entries: string[]): string {
  const [, indent = '', number] = ENTRY.exec(entries[0]!)!;
  const html: string[] = [];
  for (let at = 0; at < entries.length;) {
    const [, , , words = ''] = ENTRY.exec(entries[at]!)!;
    let next = at + 1;
    while (next < entries.length && ENTRY.exec(entries[next]!)![1]!.length > indent.length) next += 1;
    const inner = next > at + 1 ? listOf(entries.slice(at + 1, next)) : '';
    html.push(`<li>${escaped(words)}${inner}</li>`);
    at = next;
  }
  if (!number) return `<ul class="govuk-list govuk-list--bullet">${html.join('')}</ul>`;
  const start = number === '1' ? '' : ` start="${Number(number)}"`;
  return `<ol class="govuk-list govuk-list--number"${start}>${html.join('')}</ol>`;
}
