import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const templates = globSync('libs/**/*.njk', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8').replace(/\{#.*?#\}/gs, ''),
}));

/** What a template prints: `{{ … }}`, and what it keeps under another name to print it. */
const printed = (text: string) => [...text.matchAll(/\{\{(.*?)\}\}|\{% set \w+ = (.*?)%\}/gs)].map(([all]) => all);

/** The deadlines of which a template prints the day, as it names them: `header.next`. */
const daysIn = (text: string) =>
  new Set(printed(text).flatMap((each) => [...each.matchAll(/([\w.]+)\.dueOn\b/g)].map(([, deadline]) => deadline!)));

/** Whether the template gives the reason of that day: by the macro or, in rows that do without macros, by the sum. */
const isExplained = (text: string, deadline: string) => {
  const name = deadline.replaceAll('.', '\\.');
  return new RegExp(`why\\(${name}(\\.deadline)?\\)|${name}(\\.why)?\\.arithmetic`).test(text);
};

/** A day that is passed on by itself has lost its reason. */
const bare = (text: string) => printed(text).filter((each) => /(?<![\w.])dueOn\b/.test(each));

/** A macro may leave the reason to those who call it: each of them must then give it for what it hands over. */
function isExplainedByCallers(text: string, deadline: string): boolean {
  const macros = [...text.matchAll(/\{% macro (\w+)\((\w+)\) %\}/g)].filter(([, , given]) => given === deadline);
  return macros.some(([, macro]) => {
    const calls = templates.flatMap((caller) =>
      [...caller.text.matchAll(new RegExp(`\\{\\{ ${macro}\\(([\\w.]+)\\)`, 'g'))].map(([, given]) =>
        isExplained(caller.text, given!),
      ),
    );
    return calls.length > 0 && calls.every(Boolean);
  });
}

describe('a statutory day on a page', () => {
  it('is found in the templates at all', () => {
    expect(templates.filter(({ text }) => daysIn(text).size > 0).length).toBeGreaterThan(10);
  });

  it.each(templates.filter(({ text }) => text.includes('dueOn')))('has its reason beside it: $file', ({ text }) => {
    const unexplained = [...daysIn(text)].filter(
      (deadline) => !isExplained(text, deadline) && !isExplainedByCallers(text, deadline),
    );
    expect({ unexplained, bare: bare(text) }).toEqual({ unexplained: [], bare: [] });
  });

  it('would be noticed without it', () => {
    const day = '{{ case.next.dueOn | civil }}';
    expect([...daysIn(`${day}{{ why(case.next) }}`)]).toEqual(['case.next']);
    expect(isExplained(`${day}{{ why(case.next) }}`, 'case.next')).toBe(true);
    expect(isExplained(`${day}{{ why(case.last) }}`, 'case.next')).toBe(false);
    expect([...daysIn('{% set on = step.deadline.dueOn %}')]).toEqual(['step.deadline']);
    expect(bare('{{ dueOn | civil }}')).toHaveLength(1);
  });
});
