import path from 'node:path';
import { codeRoot } from '../database/orm.ts';

/** A page to render: the template beside its controller, and what it shows. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: Record<string, unknown>,
    readonly status = 200,
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

/** For a controller: `const page = pagesIn(import.meta.dirname)`, then `return page('page.njk', model)`. */
export function pagesIn(folder: string) {
  const from = path.relative(path.join(codeRoot, 'libs'), folder);
  return (template: string, model: Record<string, unknown> = {}, status = 200) =>
    new Page(path.join(from, template), model, status);
}

export const seeOther = (location: string) => new SeeOther(location);
