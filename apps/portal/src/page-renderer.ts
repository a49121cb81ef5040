import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { actingWords, type Actor } from '#identity';
import { Config, FormTokens, Rendered, Views, type FormProblem, type Page } from '#platform';
import { navigationFor } from './navigation.ts';

export interface PortalRequest extends Request {
  actor?: Actor;
  formProblem?: FormProblem & { status: number };
}

/** Renders a page inside the portal's layout, with who acts, the form's tokens and what was typed before. */
@Injectable()
export class PageRenderer {
  assets = '/assets';

  constructor(
    private readonly views: Views,
    private readonly tokens: FormTokens,
    private readonly config: Config,
  ) {}

  render(page: Page, request: PortalRequest): Rendered {
    const { actor, formProblem } = request;
    const html = this.views.render(page.template, {
      serviceName: 'EHC portal',
      csrf: actor ? this.tokens.csrf(actor.personId, request.sessionID) : '',
      once: this.tokens.once(),
      ...page.model,
      actor: actor && { ...actor, ...identity(actor) },
      nav: actor ? navigation(actor, request.path) : [],
      path: request.path,
      assets: this.assets,
      here: request.originalUrl,
      form: form(formProblem ?? page.problem),
    });
    return new Rendered(html, formProblem?.status ?? page.status);
  }
}

/** As what and where they act: `SENCO team, Kingcup Primary School`; the team of one person is that person. */
function identity({ role, teamId, team, organisation, isAlone }: Actor) {
  return {
    roleWords: role ? actingWords(role, teamId, isAlone) : '',
    where: [isAlone ? null : team, organisation].filter(Boolean).join(', '),
  };
}

/** The links, with the one marked that the page belongs to: the longest that its path begins with. */
function navigation(actor: Actor, path: string) {
  const links = navigationFor(actor);
  const within = links.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = within.sort((a, b) => b.href.length - a.href.length)[0];
  return links.map((link) => ({ ...link, isCurrent: link === current }));
}

/** What `fields.njk` asks: errors, and values as typed (else as stored). */
function form(problem: FormProblem | undefined) {
  const errors = problem?.fields ?? {};
  const typed = (key: string) => key.split('.').reduce<unknown>(inside, problem?.values);
  return {
    errors,
    hasErrors: Object.keys(errors).length > 0,
    advice: problem?.advice,
    values: problem?.values,
    value: (key: string, stored: unknown) => (problem ? plain(typed(key)) : (stored ?? '')),
    isChosen: (chosen: unknown, value: unknown) => [chosen].flat().map(String).includes(String(value)),
    day: (key: string, stored: unknown) => {
      const given = problem ? typed(key) : stored;
      if (typeof given === 'object' && given) {
        return {
          day: plain(inside(given, 'day')),
          month: plain(inside(given, 'month')),
          year: plain(inside(given, 'year')),
        };
      }
      const [year = '', month = '', day = ''] = String(given ?? '').split('-');
      return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
    },
  };
}

/** A part of what was typed; nothing that every object has by nature. */
function inside(value: unknown, part: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Record<string, unknown>)[part]
    : undefined;
}

/** What may stand in a field: words, or the list of what was ticked. Anything else was not typed into our form. */
function plain(value: unknown): string | string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
