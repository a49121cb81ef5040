import { capital, civil } from '#platform';
import { exemptTarget, GROUNDS, type Deadline } from '#statute';
import type { Given } from './given.ts';
import { groups, questions, type RowQuestion } from './questions.ts';

const BLANK = { kind: '', on: '' };
const BLANK_EXEMPTION = { target: '', ground: '', from: '', to: '' };

/** The form as it stands for what was given: which groups are open, and the rows of each question with a blank one. */
export function formOf({ values, errors }: Given, deadlines: readonly Deadline[]) {
  const exempt = values.exempt as (typeof BLANK_EXEMPTION)[];
  return {
    groups: groups.map(({ title, questions }, at) => ({
      title,
      isOpen: at === 0 || questions.some(({ flag }) => [values[flag] ?? []].flat().length > 0),
      questions: questions.map((question) => ({
        ...question,
        title: capital(question.label),
        value: values[question.flag],
        rows: 'kinds' in question ? rowsOf(question, values[question.flag] as Row[]) : null,
        choices: 'kinds' in question ? choicesOf(question.kinds) : null,
      })),
    })),
    exemptions: {
      rows: [...exempt.map((row) => ({ ...row, target: targetAmong(deadlines, row.target) })), BLANK_EXEMPTION],
      isOpen: exempt.length > 0 || Object.keys(errors).some((key) => key.startsWith('exempt')),
      targets: deadlines.filter(({ kind }) => kind === 'limit').map(targetOf),
      grounds: Object.entries(GROUNDS).map(([value, { label }]) => ({ value, text: label })),
    },
  };
}

/** What was given, to be read back beside the days: each fact with its day. */
export function factsOf(flags: Given['flags']): { label: string; on: string }[] {
  return questions.flatMap((question) =>
    (flags[question.flag] ?? []).map((value) => {
      if (!('kinds' in question)) return { label: question.label, on: value };
      const kind = value.slice(0, -11);
      return { label: `${capital(question.label)}: ${question.kinds[kind] ?? kind}`, on: value.slice(-10) };
    }),
  );
}

type Row = Record<'kind' | 'on', unknown>;

/** Advice has a row for each source; of the others there is always one row more to fill in, as an order may follow another. */
function rowsOf({ flag, kinds }: RowQuestion, given: Row[]): Row[] {
  if (flag !== 'advice-received') return [...given, BLANK];
  const others = Object.keys(kinds).filter((kind) => !given.some((row) => row.kind === kind));
  const rows = [...given, ...others.map((kind) => ({ kind, on: '' }))];
  return rows.map((row) => ({ ...row, label: capital(String(row.kind)) }));
}

const choicesOf = (kinds: Readonly<Record<string, string>>) =>
  Object.entries(kinds).map(([value, words]) => ({ value, text: capital(words) }));

const targetOf = ({ rule, what, dueOn }: Deadline) => ({
  value: `${rule}=${what}`,
  text: `${capital(what)}, ${civil(dueOn)} (${rule})`,
});

/** A link may name a deadline by its rule alone, by D2, or by the source of the advice. */
function targetAmong(deadlines: readonly Deadline[], given: string): string {
  const { rule, what } = exemptTarget(given);
  const meant = deadlines.find((each) => each.rule === rule && (what === undefined || each.what === what));
  return meant ? targetOf(meant).value : given;
}
