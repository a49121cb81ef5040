import { Controller, Get, Header, Req } from '@nestjs/common';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { capital, Clock, Invalid, pagesIn, Public, relative, Rendered, seeOther, type FieldErrors } from '#platform';
import { citationInFull, ImpossibleDate, timelineFrom, UnusableFlag } from '#statute';
import type { CivilDate, Deadline, Timeline } from '#statute';
import { casePaths } from '../../cases.paths.ts';
import { Given } from './given.ts';
import { iCalendar } from './i-calendar.ts';
import { factsOf, formOf } from './timeline-form.ts';

const page = pagesIn(import.meta.dirname);

/** The statutory days for anyone, from facts that are nowhere but in the address: no sign-in, no transaction, nothing kept. */
@Controller()
export class PublicTimelineController {
  constructor(private readonly clock: Clock) {}

  @Public('bare')
  @Get(casePaths.publicTimeline)
  show(@Req() request: Request) {
    const given = givenIn(request);
    const { timeline, errors } = this.answerTo(given);
    if (timeline && given.isFromForm) return seeOther(`${casePaths.publicTimeline}?${given.query}`);
    const today = this.clock.today();
    const on = given.flags.now?.[0] ?? today;
    const model = {
      title: 'Work out the statutory days',
      ...formOf(given, timeline?.deadlines ?? this.deadlinesWithoutExemption(given)),
      query: given.query,
      facts: factsOf(given.flags),
      timeline: timeline && { ...shown(timeline, on), isToday: on === today },
    };
    return errors ? page('page.njk', model, 422, { fields: errors, values: given.values }) : page('page.njk', model);
  }

  /** The same days for a calendar; @throws Invalid */
  @Public('bare')
  @Get(`${casePaths.publicTimeline}.ics`)
  @Header('Content-Disposition', 'attachment; filename="statutory-days.ics"')
  calendar(@Req() request: Request) {
    const { deadlines } = this.timelineFor(request);
    return new Rendered(iCalendar(deadlines.map(calendarDay), this.clock.now()), 200, 'text/calendar; charset=utf-8');
  }

  /** The same as the command prints it with `--json`; @throws Invalid */
  @Public('bare')
  @Get('api/v1/timeline')
  json(@Req() request: Request) {
    return this.timelineFor(request);
  }

  private timelineFor(request: Request): Timeline {
    const { timeline, errors } = this.answerTo(givenIn(request));
    if (!timeline) throw new Invalid(errors ?? NOTHING_GIVEN);
    return timeline;
  }

  private answerTo(given: Given): { timeline?: Timeline; errors?: FieldErrors } {
    if (Object.keys(given.errors).length) return { errors: given.errors };
    if (!given.isAsked) return {};
    try {
      return { timeline: timelineFrom(given.flags, this.clock.today() as CivilDate) };
    } catch (error) {
      return { errors: problemOf(error) };
    }
  }

  /** What an exemption could be from, where the one that was given is not from any. */
  private deadlinesWithoutExemption({ flags }: Given): readonly Deadline[] {
    try {
      return timelineFrom({ ...flags, exempt: [] }, this.clock.today() as CivilDate).deadlines;
    } catch {
      return [];
    }
  }
}

const NOTHING_GIVEN = { requested: 'Enter at least one day, such as the day of the request' };

function givenIn({ originalUrl }: Request): Given {
  const at = originalUrl.indexOf('?');
  return new Given(at < 0 ? '' : originalUrl.slice(at));
}

function problemOf(error: unknown): FieldErrors {
  if (error instanceof ImpossibleDate) return { requested: error.message };
  if (!(error instanceof UnusableFlag)) throw error;
  const [, aboutExemption] = /^--exempt: (.+)$/.exec(error.message) ?? [];
  return aboutExemption ? { 'exempt.0.target': capital(aboutExemption) } : NOTHING_GIVEN;
}

/** The days before and after the one that is looked from, each with how far it is. */
function shown({ deadlines, decisionMaker }: Timeline, on: string) {
  const days = deadlines.map((deadline) => ({
    ...deadline,
    name: capital(deadline.what),
    citations: deadline.citations.map(citationInFull),
    distance: relative(deadline.dueOn, on),
  }));
  return {
    on,
    past: days.filter(({ dueOn }) => dueOn < on),
    ahead: days.filter(({ dueOn }) => dueOn >= on),
    decisionMaker,
  };
}

function calendarDay({ rule, what, kind, dueOn, trigger, explanation, arithmetic, citations, exemption }: Deadline) {
  const uid = createHash('sha256').update([rule, what, trigger.name, trigger.on].join('|')).digest('hex').slice(0, 32);
  const claimed = exemption ? [`Exemption: ${exemption.reason} Expected on ${exemption.expectedOn}.`] : [];
  return {
    uid: `${uid}@statutory-days.ehc`,
    on: dueOn,
    summary: `${capital(what)} (${kind === 'limit' ? rule : `${kind}, ${rule}`})`,
    description: [explanation, arithmetic, `Rule ${rule}: ${citations.join('; ')}`, ...claimed].join('\n'),
  };
}
