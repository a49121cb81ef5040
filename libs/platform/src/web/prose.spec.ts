import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prose } from './prose.ts';

const html = (text: string) => String(prose(text));

it('shows paragraphs, lists and lists within lists', () => {
  expect(html('One\ntwo\n\nThree')).toBe('<p class="govuk-body">One<br>two</p>\n<p class="govuk-body">Three</p>');
  expect(html('Likes:\n• maps\n  • old ones\n• dogs')).toBe(
    '<p class="govuk-body">Likes:</p>\n<ul class="govuk-list govuk-list--bullet"><li>maps<ul class="govuk-list govuk-list--bullet"><li>old ones</li></ul></li><li>dogs</li></ul>',
  );
  expect(html('3. three\n4. four')).toBe(
    '<ol class="govuk-list govuk-list--number" start="3"><li>three</li><li>four</li></ol>',
  );
  expect(html('')).toBe('');
});

it('lets through no markup of the writer, and loses no word', () => {
  const piece = fc.constantFrom('• ', '- ', '12. ', '  ', '\n', 'maps', '<b>', '"', '&amp;', 'é');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const shown = html(text);
      expect(shown.replaceAll(/<\/?(p|ul|ol|li|br)( class="[a-z -]+")?( start="\d+")?>/g, '')).not.toMatch(/[<>]/);
      for (const word of ['maps', 'é']) expect(shown.split(word).length).toBe(text.split(word).length);
    }),
  );
});
