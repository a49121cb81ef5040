// From Word and from pages: lists and paragraphs become lines of plain text; of the rest only the words come in.
const BLOCK = /^(P|DIV|LI|UL|OL|H[1-6]|TR|TABLE|BLOCKQUOTE|SECTION|ARTICLE|DD|DT)$/;
const MARKER = /^\s*(?:[·•▪◦‣§o–-]|(\(?\d{1,3}[.)]))\s+/;

/** The words of some HTML, a line for each paragraph and list entry. Nothing of it is run or shown as HTML. */
export function linesOf(html) {
  const lines = [''];
  const fresh = (start = '') => {
    if (lines.at(-1).trim() === '') lines[lines.length - 1] = start;
    else lines.push(start);
  };

  function read(node, list) {
    if (node.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += node.data.replaceAll(/[\s\u00a0]+/g, ' ');
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|TITLE|META|LINK)$/.test(node.tagName)) return;
    if (node.tagName === 'BR') return void lines.push('');
    const ownList = /^(UL|OL)$/.test(node.tagName)
      ? { isOrdered: node.tagName === 'OL', next: node.start || 1, depth: (list?.depth ?? -1) + 1 }
      : list;
    const isBlock = BLOCK.test(node.tagName);
    if (node.tagName === 'LI') {
      const mark = list?.isOrdered ? `${list.next++}. ` : '• ';
      fresh('  '.repeat(list?.depth ?? 0) + mark);
      for (const child of node.childNodes) read(child, list);
      return void lines.push('');
    }
    // Word's lists are paragraphs with their bullet or number as text.
    const isWordList = /mso-list/.test(node.getAttribute('style') ?? '') && isBlock;
    if (isBlock && !(node.parentNode?.tagName === 'LI' && node === node.parentNode.firstElementChild)) fresh();
    const began = lines.length - 1;
    for (const child of node.childNodes) read(child, ownList);
    if (isWordList)
      lines[began] = lines[began].replace(MARKER, (_, number) =>
        number ? `${number.replace(/[()]/g, '').replace(/\.?$/, '.')} ` : '• ',
      );
    if (isBlock) lines.push('');
  }
  read(new DOMParser().parseFromString(html, 'text/html').body, null);
  return lines
    .map((line) => line.replace(/\s+$/, '').replace(/^( *(?:• |\d+\. )) +/, '$1'))
    .filter((line) => line.trim() !== '' && !/^ *(•|\d+\.)$/.test(line))
    .map((line) => (/^ *(• |\d+\. )/.test(line) ? line : line.trim()))
    .join('\n');
}

export function pasteAsText(event) {
  const html = event.clipboardData?.getData('text/html');
  if (!html || !/<(li|p|div|br|h[1-6])\b/i.test(html)) return;
  const text = linesOf(html);
  if (!text) return;
  event.preventDefault();
  // Keeps undo where the browser can.
  if (!document.execCommand('insertText', false, text)) {
    const { selectionStart, selectionEnd } = event.target;
    event.target.setRangeText(text, selectionStart, selectionEnd, 'end');
    event.target.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
