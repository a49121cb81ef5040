import { day, type FieldErrors } from '#platform';
import { isGround } from '#statute';
import { questions, type DateFlag, type Question, type RowQuestion } from './questions.ts';

/** A day as typed into three fields, or as a link has it in one word; '' where none is given. */
type Typed = string | { day: string; month: string; year: string };

/**
 * What an address asks. A link has the words of the command (`requested=2026-01-05`), the form has its fields
 * (`requested[day]=5&…`); both are read. Nothing of it is kept but in the address itself.
 */
export class Given {
  /** For `timelineFrom`, as the command would be given it. Of use only without `errors`. */
  readonly flags: Record<string, string[]> = {};
  /** For the form: what was typed, by field. */
  readonly values: Record<string, unknown> = {};
  readonly errors: FieldErrors = {};
  readonly #asked: URLSearchParams;

  constructor(search: string) {
    this.#asked = new URLSearchParams(search);
    for (const question of questions) {
      if ('kinds' in question) this.readRows(question);
      else this.readDay(question);
    }
    this.readExemptions();
  }

  /** Whether the address is as the form sends it: it then names every field, most of them empty. */
  get isFromForm(): boolean {
    return [...this.#asked.keys()].some((key) => key.includes('['));
  }

  /** Whether anything is asked; else the page is only a form. */
  get isAsked(): boolean {
    return this.isFromForm || Object.keys(this.flags).length > 0;
  }

  /** The shortest address that asks the same. */
  get query(): string {
    const pairs = Object.entries(this.flags).flatMap(([flag, all]) =>
      all.map((each): [string, string] => [flag, each]),
    );
    return new URLSearchParams(pairs).toString();
  }

  private readDay({ flag, label }: Extract<Question, { flag: DateFlag }>): void {
    const typed = this.typedAt(flag);
    if (typed === '') return;
    this.values[flag] = typed;
    this.give(flag, this.dayOf(flag, label, typed));
    if (this.#asked.getAll(flag).length > 1) this.errors[flag] = `${label}: give only one`;
  }

  private readRows({ flag, label, kinds }: RowQuestion): void {
    const isAdvice = flag === 'advice-received';
    const separator = isAdvice ? '=' : ':';
    const linked = this.#asked.getAll(flag).map((value) => {
      const [kind = '', ...on] = value.split(separator);
      return { kind, on: on.join(separator) };
    });
    const sent = this.rowsOf(flag).map((row) => ({
      kind: this.#asked.get(`${row}[kind]`) ?? '',
      on: this.typedAt(`${row}[on]`),
    }));
    const rows = [...linked, ...sent].filter(({ kind, on }) => on !== '' || (kind !== '' && !isAdvice));
    this.values[flag] = rows;
    rows.forEach(({ kind, on }, at) => {
      const isKnown = isAdvice ? kind !== '' : Object.hasOwn(kinds, kind);
      if (!isKnown) this.errors[`${flag}.${at}.kind`] = `The ${label}: choose from the list`;
      this.give(flag, kind + separator + this.dayOf(`${flag}.${at}.on`, `The day of the ${label}`, on));
    });
  }

  private readExemptions(): void {
    const linked = this.#asked.getAll('exempt').map((value) => {
      const [target = '', ground = '', from = '', to = ''] = value.split(':');
      return { target, ground, from, to };
    });
    const sent = this.rowsOf('exempt').map((row) => ({
      target: this.#asked.get(`${row}[target]`) ?? '',
      ground: this.#asked.get(`${row}[ground]`) ?? '',
      from: this.typedAt(`${row}[from]`),
      to: this.typedAt(`${row}[to]`),
    }));
    const rows = [...linked, ...sent].filter(({ target, ground, from, to }) => target || ground || from || to);
    this.values.exempt = rows;
    rows.forEach(({ target, ground, from, to }, at) => {
      const key = `exempt.${at}`;
      if (!target) this.errors[`${key}.target`] = 'Choose which day the exemption is from';
      if (!isGround(ground)) this.errors[`${key}.ground`] = 'Choose the ground of the exemption';
      const first = this.dayOf(`${key}.from`, 'The first day of the exemption', from);
      const last = this.dayOf(`${key}.to`, 'The last day of the exemption', to);
      if (last < first) this.errors[`${key}.to`] ??= 'The last day of the exemption must not be before its first';
      this.give('exempt', [target, ground, first, last].join(':'));
    });
  }

  private give(flag: string, value: string): void {
    (this.flags[flag] ??= []).push(value);
  }

  /** The day as `YYYY-MM-DD`; where it is none, '' and an error. */
  private dayOf(key: string, label: string, typed: Typed): string {
    const read = day(label).safeParse(typed);
    if (!read.success) this.errors[key] = read.error.issues[0]!.message;
    return read.data ?? '';
  }

  private typedAt(key: string): Typed {
    const word = this.#asked.get(key)?.trim();
    if (word) return word;
    const part = (name: string) => this.#asked.get(`${key}[${name}]`)?.trim() ?? '';
    const typed = { day: part('day'), month: part('month'), year: part('year') };
    return Object.values(typed).some(Boolean) ? typed : '';
  }

  /** The rows that the form sent, filled or not: `flag[0]`, `flag[1]`. */
  private rowsOf(flag: string): string[] {
    const row = new RegExp(`^${flag}\\[\\d{1,2}\\]`);
    return [...new Set([...this.#asked.keys()].flatMap((key) => row.exec(key) ?? []))];
  }
}
