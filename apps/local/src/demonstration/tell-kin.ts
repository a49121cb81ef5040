import { FamilyParts, Takeovers } from '#cases';
import type { Actor, Scope } from '#identity';
import { Clock } from '#platform';
import { addDays, type CivilDate } from '#statute';
import { kin, type Kin } from './kin.ts';
import type { Stage } from './stage.ts';

/** Who else comes onto a case, and what the young person lets them keep. @rule C3 C6 */
export function tellKin(stage: Stage): void {
  const { child, officer, family } = stage;
  for (const each of kin.filter((one) => one.child === child.key)) {
    const who = each.part === 'supporter' ? family : officer;
    stage.at(child.requestedDaysAgo - 1, '10:40', who, (actor) => admit(stage, actor, each));
    if (each.keeps) stage.at(child.requestedDaysAgo - 2, '18:20', family, (actor) => takeOver(stage, actor, each));
  }
}

async function admit(stage: Stage, actor: Actor, { name, email, relation, part, days, ...each }: Kin): Promise<void> {
  const parts = stage.app.get(FamilyParts);
  const today = stage.app.get(Clock).today() as CivilDate;
  const about = { name, email, relation, scope: [...each.scope], until: days ? addDays(today, days) : null };
  if (part === 'supporter') await parts.admitSupporter(actor, stage.caseId, about);
  else {
    const limitReason = each.limitReason ?? '';
    await parts.add(actor, stage.caseId, { ...about, part, limitReason, parentalResponsibility: true });
  }
}

async function takeOver(stage: Stage, actor: Actor, { name, keeps }: Kin): Promise<void> {
  const people = await stage.app.get(FamilyParts).of(actor, stage.caseId);
  const kept = people.filter((each) => each.name === name).map(({ id }): [string, Scope[]] => [id, [...keeps!]]);
  await stage.app.get(Takeovers).choose(actor, stage.caseId, Object.fromEntries(kept));
}
