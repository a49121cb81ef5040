import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeRoot } from '../database/orm.ts';
import { Clock } from '../clock.ts';
import { htmlOf } from '../print/html-writer.ts';
import { prose } from './prose.ts';
import { capital, civil, instantWords, lower, relative } from './words.ts';

const require = createRequire(import.meta.url);
export const govukRoot = path.resolve(path.dirname(require.resolve('govuk-frontend')), '..');
export const mojRoot = path.resolve(path.dirname(require.resolve('@ministryofjustice/frontend')), '..');

/** Nunjucks over the libs' own templates and the GOV.UK and MOJ components; escapes everything. */
@Injectable()
export class Views {
  readonly #environment: nunjucks.Environment;

  constructor(clock: Clock) {
    this.#environment = new nunjucks.Environment(
      new nunjucks.FileSystemLoader([path.join(codeRoot, 'libs'), govukRoot, mojRoot], { noCache: false }),
      { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
    );
    this.#environment
      .addFilter('civil', civil)
      .addFilter('instant', instantWords)
      .addFilter('lower1', lower)
      .addFilter('capital', capital)
      .addFilter('prose', prose)
      .addFilter('blocks', htmlOf)
      .addFilter('relative', (day: string) => relative(day, clock.today()))
      .addFilter('isPast', (day: string) => day < clock.today());
  }

  /** Adds a word that every page knows. */
  addGlobal(name: string, value: unknown): void {
    this.#environment.addGlobal(name, value);
  }

  render(template: string, model: Record<string, unknown>): string {
    return this.#environment.render(template, model);
  }
}
