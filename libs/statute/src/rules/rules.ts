import { requestRules } from './a.rules.ts';
import { adviceRules } from './b.rules.ts';
import { sharingRules } from './c.rules.ts';
import { timescaleRules } from './d.rules.ts';
import { noPlanRules } from './e.rules.ts';
import { planRules } from './f.rules.ts';
import { finalPlanRules } from './g.rules.ts';
import { disclosureRules } from './h.rules.ts';
import { reviewRules } from './i.rules.ts';
import { changeRules } from './j.rules.ts';
import { circumstanceRules } from './k.rules.ts';
import { disagreementRules } from './l.rules.ts';
import type { Rule } from './rule.ts';
import { countingRules } from './z.rules.ts';

/** Every rule, group by group: Z, A-G, P (group H), I-L. */
export const rules: readonly Rule[] = [
  ...countingRules,
  ...requestRules,
  ...adviceRules,
  ...sharingRules,
  ...timescaleRules,
  ...noPlanRules,
  ...planRules,
  ...finalPlanRules,
  ...disclosureRules,
  ...reviewRules,
  ...changeRules,
  ...circumstanceRules,
  ...disagreementRules,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** No rule has this id. */
export class UnknownRule extends Error {
  override readonly name = 'UnknownRule';
}

/** The rule with this id, such as 'B14'. Throws UnknownRule. */
export function rule(id: string): Rule {
  const found = byId.get(id);
  if (!found) throw new UnknownRule(`There is no rule "${id}". Rule ids are a letter and a number, such as B14.`);
  return found;
}
