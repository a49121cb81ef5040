import path from 'node:path';
import type { Readable } from 'node:stream';
import { codeRoot } from '../database/orm.ts';
import type { FieldErrors } from '../problems.ts';

/** What was wrong with a form that is shown again, and what had been typed. */
export interface FormProblem {
  advice?: string;
  fields: FieldErrors;
  values: Record<string, unknown>;
}

/** A page to render: the template beside its controller, and what it shows; with `problem`, its form as it was typed. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: Record<string, unknown>,
    readonly status = 200,
    readonly problem?: FormProblem,
  ) {}
}

/** Go and look there (303), after something was done. */
export class SeeOther {
  constructor(readonly location: string) {}
}

/** Ready HTML or text, once rendered. */
export class Rendered {
  constructor(
    readonly body: string,
    readonly status: number,
    readonly type = 'text/html; charset=utf-8',
  ) {}
}

/** A file to be saved, never shown in the browser; streamed once the transaction has ended. */
export class Download {
  readonly name: string;
  readonly type: string;
  /** In bytes, where it is known before it is opened. */
  readonly size: number | undefined;
  readonly open: () => Promise<Readable>;

  constructor({ name, type, size, open }: Pick<Download, 'name' | 'type' | 'open'> & { size?: number }) {
    this.name = name;
    this.type = type;
    this.size = size;
    this.open = open;
  }
}

/** For a controller: `const page = pagesIn(import.meta.dirname)`, then `return page('page.njk', model)`. */
export function pagesIn(folder: string) {
  const from = path.relative(path.join(codeRoot, 'libs'), folder);
  return (template: string, model: Record<string, unknown> = {}, status = 200, problem?: FormProblem) =>
    new Page(path.join(from, template), model, status, problem);
}

export const seeOther = (location: string) => new SeeOther(location);
