import { civilDate, isCivilDate } from '../calendar/civil-date.ts';
import type { Exemption } from '../clocks/exemption.ts';
import { GROUNDS, isGround } from '../clocks/grounds.ts';
import { UnusableFlag } from './flags.ts';

/** 'D7:exceptional:2025-07-01:2025-08-05', or 'B14=health:absence:…' where a rule gives several deadlines. */
export function exemptionFrom(value: string): Exemption {
  const [target = '', ground = '', from = '', to = '', ...more] = value.split(':');
  if (!target || more.length) {
    throw new UnusableFlag(
      `--exempt needs RULE:GROUND:FROM:TO, such as D7:exceptional:2025-07-01:2025-08-05, not "${value}".`,
    );
  }
  if (!isGround(ground)) {
    throw new UnusableFlag(
      `--exempt: "${ground}" is not a ground; the grounds are ${Object.keys(GROUNDS).join(', ')}.`,
    );
  }
  const wrong = [from, to].find((text) => !isCivilDate(text));
  if (wrong !== undefined)
    throw new UnusableFlag(`--exempt: "${wrong}" is not a day in the calendar, such as 2025-07-01.`);
  if (to < from) throw new UnusableFlag(`--exempt: it ends on ${to}, before it begins on ${from}.`);
  return { ...exemptTarget(target), ground, from: civilDate(from), to: civilDate(to) };
}

/** Which deadline is meant by 'D7' or 'B14=health'. D2 is the same deadline as B14; of B14 it is enough to name the source. */
export function exemptTarget(target: string): { rule: string; what?: string } {
  const [given = '', which] = target.split('=');
  const rule = given === 'D2' ? 'B14' : given;
  if (which === undefined) return { rule };
  return { rule, what: rule === 'B14' && !which.startsWith('advice from ') ? `advice from ${which}` : which };
}
