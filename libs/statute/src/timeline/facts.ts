import { civilDate, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../clocks/case-timeline.ts';
import { ORDER_KINDS, type Order, type OrderSource } from '../clocks/orders.ts';
import { PHASE_TRANSFERS } from '../clocks/phase-transfer.ts';
import { exemptionFrom } from './exempt-flag.ts';
import { DATE_FLAG_NAMES, DATE_FLAGS, UnusableFlag, type DateFlag, type Flag, type FlagValues } from './flags.ts';

/** The facts of a case from what a person gave. Throws UnusableFlag with one sentence about the first that fails. */
export function factsFrom(values: FlagValues): CaseFacts {
  const dates = DATE_FLAG_NAMES.map((flag) => [DATE_FLAGS[flag], oneDate(values, flag)] as const);
  return {
    ...(Object.fromEntries(dates.filter(([, date]) => date)) as Partial<
      Record<(typeof DATE_FLAGS)[DateFlag], CivilDate>
    >),
    adviceReceived: values['advice-received']?.map(advice),
    phaseTransfer: oneOf(values, 'phase-transfer')?.map((value) =>
      kindAndDate('phase-transfer', value, PHASE_TRANSFERS),
    )[0],
    orders: [
      ...orders(values, 'tribunal-order', 'tribunal order'),
      ...orders(values, 'mediation-agreement', 'mediation agreement'),
      ...orders(values, 'unopposed-appeal', 'unopposed appeal'),
    ],
    exemptions: values.exempt?.map(exemptionFrom),
  };
}

/** The single value of a flag that is a date, or undefined where it is not given. Throws UnusableFlag. */
export function oneDate(values: FlagValues, flag: Flag): CivilDate | undefined {
  return oneOf(values, flag)?.map((value) => dateFor(flag, value))[0];
}

/** The date in a flag's value. Throws UnusableFlag. */
export function dateFor(flag: Flag, text: string): CivilDate {
  try {
    return civilDate(text);
  } catch (error) {
    throw new UnusableFlag(`--${flag}: ${(error as Error).message}`, { cause: error });
  }
}

function oneOf(values: FlagValues, flag: Flag): readonly string[] | undefined {
  if ((values[flag]?.length ?? 0) > 1) throw new UnusableFlag(`--${flag} is given more than once.`);
  return values[flag];
}

function advice(value: string): { source: string; receivedOn: CivilDate } {
  const at = value.indexOf('=');
  if (at < 1)
    throw new UnusableFlag(`--advice-received needs a source and a date, such as health=2025-06-04, not "${value}".`);
  return { source: value.slice(0, at), receivedOn: dateFor('advice-received', value.slice(at + 1)) };
}

function orders(values: FlagValues, flag: Flag, source: OrderSource): Order[] {
  return (values[flag] ?? []).map((value) => ({ source, ...kindAndDate(flag, value, ORDER_KINDS) }));
}

function kindAndDate<Kind extends string>(
  flag: Flag,
  value: string,
  kinds: readonly Kind[],
): { kind: Kind; on: CivilDate } {
  const at = value.indexOf(':');
  const kind = kinds.find((each) => each === value.slice(0, at));
  if (!kind)
    throw new UnusableFlag(`--${flag} needs KIND:DATE, where KIND is one of ${kinds.join(', ')}, not "${value}".`);
  return { kind, on: dateFor(flag, value.slice(at + 1)) };
}
