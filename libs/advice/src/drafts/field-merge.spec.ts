import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodies, words } from '../../../../test/bodies.ts';
import { adviceBodySchema, type AdviceBody } from '../contributions/contribution.schema.ts';
import { withMove } from '../writing/contribution-form.ts';
import { joined, marksOf, namedFields, withField } from './draft-fields.ts';
import { mergeEdit, type Edit, type Written } from './field-merge.ts';

fc.configureGlobal({ numRuns: 60 });
const blank = adviceBodySchema.parse({});
const at = new Date('2026-11-22T14:02:00Z');

/** Fields that hold words; what is ticked or chosen goes the same way. */
const textsOf = (body: AdviceBody) =>
  [...namedFields(body).keys()].filter((name) => !/\.(key|area|section|how|needs|outcomes)$/.test(name));

const draft = bodies.filter((body) => textsOf(body).length >= 2);

/** A page that somebody has open: what they see and write, and what they began with. */
class Page {
  body: AdviceBody;
  was: Record<string, string>;

  constructor(
    readonly who: string,
    body: AdviceBody,
  ) {
    this.body = body;
    this.was = marksOf(body);
  }

  write(name: string, text: string): Edit {
    this.body = withField(this.body, name, text);
    return { body: this.body, was: this.was };
  }
}

const save = (now: Written, page: Page, edit: Edit) => mergeEdit(now, edit, page.who, at);
const sorted = (body: AdviceBody) => [...namedFields(body)].sort(([a], [b]) => (a < b ? -1 : 1));

describe('two people in one draft', () => {
  it('who write in different fields both keep their words, in whatever order they are saved', () => {
    fc.assert(
      fc.property(draft, fc.infiniteStream(words), fc.nat(), (body, texts, seed) => {
        const names = textsOf(body);
        const mine = names.filter((_, index) => (index + seed) % 2 === 0);
        const theirs = names.filter((name) => !mine.includes(name));
        const [ana, ben] = [new Page('ana', body), new Page('ben', body)];
        const edits = [
          ...mine.map((name): [Page, Edit] => [ana, ana.write(name, texts.next().value!)]),
          ...theirs.map((name): [Page, Edit] => [ben, ben.write(name, texts.next().value!)]),
        ];
        const run = (order: [Page, Edit][]) =>
          order.reduce<Written>((now, [page, edit]) => save(now, page, edit), { body, asides: [] });
        const bySaves = run(edits);
        const last = [edits.findLast(([page]) => page === ana), edits.findLast(([page]) => page === ben)].filter(
          (each) => each !== undefined,
        );
        expect(bySaves.asides).toEqual([]);
        for (const name of mine) expect(namedFields(bySaves.body).get(name)).toBe(namedFields(ana.body).get(name));
        for (const name of theirs) expect(namedFields(bySaves.body).get(name)).toBe(namedFields(ben.body).get(name));
        for (const order of [last, last.toReversed()]) expect(sorted(run(order).body)).toEqual(sorted(bySaves.body));
      }),
    );
  });

  it('lose no word in any interleaving, even in one field: it is in the draft or kept beside it', () => {
    const step = fc.record({ isAna: fc.boolean(), at: fc.nat(), text: words.filter(Boolean), isSaved: fc.boolean() });
    fc.assert(
      fc.property(draft, fc.array(step, { minLength: 1, maxLength: 12 }), (body, steps) => {
        const pages = { ana: new Page('ana', body), ben: new Page('ben', body) };
        const names = textsOf(body).slice(0, 3);
        let now: Written = { body, asides: [] };
        const saveOf = (page: Page) => (now = save(now, page, { body: page.body, was: page.was }));
        for (const { isAna, at: where, text, isSaved } of steps) {
          const page = isAna ? pages.ana : pages.ben;
          page.write(names[where % names.length]!, text);
          if (isSaved) saveOf(page);
        }
        saveOf(pages.ana);
        saveOf(pages.ben);
        for (const page of [pages.ana, pages.ben])
          for (const name of names) {
            const text = namedFields(page.body).get(name);
            if (text === namedFields(body).get(name)) continue;
            const kept = now.asides
              .filter(({ field, by }) => field === name && by === page.who)
              .map((each) => each.text);
            expect([namedFields(now.body).get(name), ...kept]).toContain(text);
          }
      }),
    );
  });

  it('keep words set aside when their writer goes on in the same field', () => {
    const begun = { body: withField(blank, 'strengths', 'At first.'), asides: [] };
    const [ana, ben] = [new Page('ana', begun.body), new Page('ben', begun.body)];
    const afterAna = save(begun, ana, ana.write('strengths', 'What Ana wrote.'));
    const both = save(afterAna, ben, ben.write('strengths', 'What Ben wrote.'));
    expect(both.asides).toMatchObject([{ by: 'ben', text: 'What Ben wrote.' }]);
    const reloaded = new Page('ben', both.body);
    const after = save(both, reloaded, reloaded.write('strengths', 'What Ana wrote, and more.'));
    expect(after.body.strengths).toBe('What Ana wrote, and more.');
    expect(after.asides).toEqual(both.asides);
  });

  it('change nothing by sending what they did not touch, however old their page is', () => {
    fc.assert(
      fc.property(bodies, bodies, (old, body) => {
        const page = new Page('ana', old);
        const merged = save({ body, asides: [] }, page, { body: old, was: page.was });
        expect(sorted(merged.body)).toEqual(sorted(body));
        expect(merged).toMatchObject({ asides: [], collided: [], stayed: [] });
      }),
    );
  });
});

describe('a card', () => {
  const start = withMove(
    withMove(withField(withField(blank, 'needs.n1.text', 'One'), 'needs.n2.text', 'Two'), { add: 'needs' }),
    { add: 'contacts' },
  );
  const without = (body: AdviceBody, key: string) => withMove(body, { remove: 'needs', key });

  it('is removed when nobody wrote on it since', () => {
    const ana = new Page('ana', start);
    const merged = save({ body: start, asides: [] }, ana, { body: without(start, 'n2'), was: ana.was });
    expect(merged.body.needs.map(({ key }) => key)).toEqual(['n1', 'n3']);
    expect(merged.stayed).toEqual([]);
  });

  it.each(['the writer first', 'the remover first'])(
    'that one removes and another writes on stays with its words: %s',
    (order) => {
      const [ana, ben] = [new Page('ana', start), new Page('ben', start)];
      const removes = (now: Written) => save(now, ana, { body: without(start, 'n2'), was: ana.was });
      const writes = (now: Written) => save(now, ben, ben.write('needs.n2.area', 'cognition-and-learning'));
      const first = { body: start, asides: [] };
      const merged = order === 'the writer first' ? removes(writes(first)) : writes(removes(first));
      expect(merged.body.needs.find(({ key }) => key === 'n2')).toMatchObject({
        text: 'Two',
        area: 'cognition-and-learning',
      });
      if (order === 'the writer first') expect(merged.stayed).toEqual(['needs.n2.key']);
    },
  );

  it('that a colleague added is not taken away by a page that never showed it', () => {
    const ana = new Page('ana', without(start, 'n2'));
    expect(save({ body: start, asides: [] }, ana, ana.write('needs.n1.text', 'Changed')).body.needs).toHaveLength(3);
  });

  it('sent alone, as scripts do, touches nothing else', () => {
    const was = Object.fromEntries(Object.entries(marksOf(start)).filter(([name]) => name.startsWith('needs.n1.')));
    const body = { ...blank, needs: [{ ...start.needs[0]!, text: 'Changed' }] };
    const merged = mergeEdit({ body: start, asides: [] }, { body, was }, 'ana', at);
    expect(merged.body).toEqual(withField(start, 'needs.n1.text', 'Changed'));
  });
});

it('words put together hold both', () => {
  fc.assert(
    fc.property(words.filter(Boolean), words.filter(Boolean), (a, b) => {
      for (const name of ['strengths', 'needs.n1.text', 'outcomes.o1.by', 'particular.status'])
        for (const text of [a, b]) expect(joined(name, a, b, 'Ana Ruiz')).toContain(text);
    }),
  );
});
