import nunjucks from 'nunjucks';
import type { Block, Cell, ListBlock, TableBlock } from './printed-document.ts';

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const lines = (text: string) => escaped(text).split('\n').join('<br>');
const tones = {
  small: 'govuk-body-s portal-rests-on',
  note: 'govuk-inset-text',
  strong: 'govuk-body govuk-!-font-weight-bold',
};

/** Blocks as HTML, for a page of the portal and for print alike. Each takes its direction from its own words. */
export const htmlOf = (blocks: readonly Block[]): nunjucks.runtime.SafeString =>
  new nunjucks.runtime.SafeString(blocks.map(blockHtml).join('\n'));

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3 class="govuk-heading-m"${dirOf(block.text)}>${escaped(block.text)}</h3>`;
    case 'paragraph':
      return `<p class="${block.tone ? tones[block.tone] : 'govuk-body'}"${dirOf(block.text)}>${lines(block.text)}</p>`;
    case 'quote':
      return `<blockquote class="portal-quote"${dirOf(block.text)}><p>${lines(block.text)}</p></blockquote>`;
    case 'facts':
      return `<dl class="portal-facts">${block.facts
        .map(({ label, text }) => `<div><dt>${escaped(label)}</dt><dd${dirOf(text)}>${lines(text)}</dd></div>`)
        .join('')}</dl>`;
    case 'line':
      return '<p class="portal-line">&#160;</p>';
    case 'list':
      return listHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function listHtml({ from, entries }: ListBlock): string {
  const html = entries
    .map(({ text, inner }) => `<li${dirOf(text)}>${escaped(text)}${inner ? listHtml(inner) : ''}</li>`)
    .join('');
  if (from === undefined) return `<ul class="govuk-list govuk-list--bullet">${html}</ul>`;
  return `<ol class="govuk-list govuk-list--number"${from === 1 ? '' : ` start="${from}"`}>${html}</ol>`;
}

function tableHtml({ caption, columns, rows }: TableBlock): string {
  const head = columns.map((text) => `<th scope="col" class="govuk-table__header">${escaped(text)}</th>`).join('');
  const body = rows
    .map(
      ([first, ...rest]) =>
        `<tr class="govuk-table__row"><th scope="row" class="govuk-table__header portal-cell-words"${dirOf(first?.text ?? '')}>${cellHtml(first)}</th>${rest
          .map((cell) => `<td class="govuk-table__cell"${dirOf(cell.text)}>${cellHtml(cell)}</td>`)
          .join('')}</tr>`,
    )
    .join('\n');
  const name = escaped(caption);
  return `<div class="portal-table-wrap" tabindex="0" role="region" aria-label="${name}"><table class="govuk-table portal-table">
<caption class="govuk-visually-hidden">${name}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead>
<tbody class="govuk-table__body">${body}</tbody></table></div>`;
}

const cellHtml = (cell?: Cell) =>
  `${lines(cell?.text ?? '')}${cell?.small ? `<br><span class="govuk-body-s portal-rests-on">${escaped(cell.small)}</span>` : ''}`;

/** Only where a letter reads from right to left: all else reads as the page does. */
const dirOf = (text: string) => (readsLeftward(text) ? ' dir="rtl"' : '');

/** Whether the first letter that has a direction reads from right to left. */
export const readsLeftward = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
