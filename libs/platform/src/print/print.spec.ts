import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import mammoth from 'mammoth';
import { elementsOf, readPdf, wordsOf, wordText } from '../../../../test/printed-files.ts';
import { Clock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { Views } from '../web/views.ts';
import { NoChromium, PdfPrinter } from './pdf-printer.ts';
import { enlarged, type Block, type PrintedDocument } from './printed-document.ts';
import { Printing } from './printing.ts';
import { textBlocks } from './text-blocks.ts';

const printerWith = (settings: Record<string, string>) => {
  const config = readConfig({
    ...{ NODE_ENV: 'test', APP_DATABASE_URL: 'none', REDIS_URL: 'none', SESSION_SECRET: 'none' },
    ...settings,
  });
  return new PdfPrinter(config, new Views(new Clock()));
};
let printer: PdfPrinter;
let printing: Printing;
beforeAll(() => {
  printer = printerWith({});
  printing = new Printing(printer);
});
afterAll(() => printer.beforeApplicationShutdown());

/** One pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const documentOf = (blocks: Block[], logo = true): PrintedDocument => ({
  title: 'Plan for Robin Vale',
  from: {
    name: 'Ashcombe Council',
    accent: '#1f4f66',
    address: ['1 High Street', 'Ashcombe AS1 1AA'],
    ...(logo ? { logo: { type: 'png', data: png, width: 1, height: 1 } } : {}),
  },
  stamp: 'Copy 3 for Alder Grove School',
  opening: [{ kind: 'facts', facts: [{ label: 'Name', text: 'Robin Vale' }] }],
  parts: [
    { id: 'section-A', heading: 'Section A: Views', blocks },
    { id: 'section-B', heading: 'Section B: Needs', blocks: [{ kind: 'heading', text: 'Communication' }] },
    {
      id: 'section-E',
      heading: 'Section E: Outcomes',
      blocks: textBlocks('- one\n- two\n  - within\n\n3. third\n4. fourth'),
    },
  ],
  isLarge: false,
});

const hard = [
  'Robin likes 😀 trains — “café” & <b>not bold</b> {{ title }} {% raw %}',
  'שלום, אני רובין',
  'مرحبا بالعالم',
  'Day\tHours\tWho\nMonday\t2\tTeacher\nTuesday\t3\tTherapist',
  'line one\nline two',
].join('\n\n');
/** Joined letters are drawn one by one from the left; the reader of this test does not put them back into their order. */
const arabicLetters = (text: string) =>
  [...text.normalize('NFKC').matchAll(/\p{Script=Arabic}/gu)].map(String).toSorted();
const withoutArabic = (text: string) => text.replaceAll(/\p{Script=Arabic}/gu, ' ');
const table: Block = {
  kind: 'table',
  caption: 'Provision',
  columns: ['Provision', 'Who', 'How often'],
  rows: [[{ text: 'Help\nwith reading', small: 'From: Ruth Ellison' }, { text: 'A teacher' }, { text: 'Daily' }]],
};

describe('a document', () => {
  it('has the same words as PDF and as Word, whatever was typed or pasted', async () => {
    const document = documentOf([...textBlocks(hard), table, { kind: 'quote', text: '“I want a friend.”' }]);
    for (const each of [document, enlarged(document)]) {
      const pdf = await readPdf(await printing.write(each, 'pdf'));
      const word = await wordText(await printing.write(each, 'word'));
      expect(wordsOf(withoutArabic(pdf.text)).join(' ')).toBe(wordsOf(withoutArabic(word)).join(' '));
      expect(arabicLetters(pdf.text)).toEqual(arabicLetters(word));
      for (const words of ['<b>not', '{{', 'Therapist', 'café', 'שלום,', 'بالعالم', '😀'])
        expect(wordsOf(word)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
    }
  });

  it('has in its PDF a title, a language, bookmarks, headings, lists, table headers and alt text', async () => {
    const { structure, language, title, outline } = await readPdf(
      await printing.write(documentOf([table, ...textBlocks(hard)]), 'pdf'),
    );
    expect([title, language]).toEqual(['Plan for Robin Vale', 'en-GB']);
    const all = elementsOf(structure);
    const roles = all.map(({ role }) => role);
    for (const role of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'P', 'Figure'])
      expect(roles).toContain(role);
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(all.find(({ role }) => role === 'Figure')?.alt).toBe('Logo of Ashcombe Council');
    expect(outline).toEqual(expect.arrayContaining(['Section A: Views', 'Section E: Outcomes', 'Communication']));
  });

  it('has in Word headings, lists within lists, header rows and alt text', async () => {
    const bytes = await printing.write(documentOf([table]), 'word');
    const { value } = await mammoth.convertToHtml({ buffer: bytes });
    expect(value).toContain('<h1>Plan for Robin Vale</h1>');
    expect(value.match(/<h2>/g)).toHaveLength(4);
    expect(value).toMatch(/<thead><tr><th>.*Provision.*<\/th>/);
    expect(value).toContain('<ul><li>within</li></ul>');
    expect(value).toContain('<ol><li>third</li><li>fourth</li></ol>');
    expect(value).toContain('alt="Logo of Ashcombe Council"');
  });

  it('is never a program: nothing in it is run or fetched', async () => {
    const document = documentOf(textBlocks('<script>document.body.remove()</script><img src="http://127.0.0.1:1/x">'));
    const { text } = await readPdf(await printing.write(document, 'pdf'));
    expect(text).toContain('<script>document.body.remove()</script>');
  });
});

describe('the printer', () => {
  it('says that there is no Chromium, and Word does without', async () => {
    const without = new Printing(printerWith({ CHROMIUM: '/nowhere/chromium' }));
    await expect(without.write(documentOf([]), 'pdf')).rejects.toBeInstanceOf(NoChromium);
    expect((await without.write(documentOf([]), 'word')).length).toBeGreaterThan(1000);
  });
});
