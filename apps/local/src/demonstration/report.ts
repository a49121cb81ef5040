const WIDTH = 88;
const LINES = 52;

/** Punctuation beyond Latin-1, as PDF's WinAnsi encoding has it. */
const winAnsi: Record<string, string> = { '‘': '\x91', '’': '\x92', '“': '\x93', '”': '\x94', '–': '\x96' };

/** A PDF of one page, written by hand: a heading, then paragraphs. @throws Error where one page is not enough */
export function reportOf(heading: string, paragraphs: readonly string[]): Buffer {
  const lines = paragraphs.flatMap((text) => ['', ...wrapped(text)]);
  if (lines.length > LINES) throw new Error(`The report has ${lines.length} lines`);
  const words = [`/F1 14 Tf (${plain(heading)}) Tj /F1 10 Tf`, ...lines.map((line) => `T* (${plain(line)}) Tj`)];
  const content = `BT 56 790 Td 14 TL ${words.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

function wrapped(text: string): string[] {
  return text.match(new RegExp(`.{1,${WIDTH}}(?:\\s|$)`, 'g')) ?? [];
}

const plain = (text: string): string =>
  text
    .trim()
    .replaceAll(/[‘’“”–]/g, (mark) => winAnsi[mark]!)
    .replaceAll(/[\\()]/g, String.raw`\$&`);
