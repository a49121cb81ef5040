import type { INestApplicationContext } from '@nestjs/common';
import { Section17s, Section17Texts, Section47s, SocialCareFacts } from '#contributors/social-care';
import type { Calendar } from './calendar.ts';
import type { Directory } from './directory.ts';
import { socialWork, withoutRequest, type SocialWork } from './social-work.ts';
import type { Stage } from './stage.ts';
import type { Walk } from './walk.ts';

/** Section 17 work beside the EHC assessment, its texts, plans and reviews. @rule K5 K6 I12 */
export function tellSocialCare(stage: Stage): void {
  for (const work of socialWork.filter(({ child }) => child === stage.child.key)) {
    stage.at(work.daysAgo, '15:10', stage.directory.worker(work.by, work.team), (actor) => keep(stage, actor, work));
    stepUp(stage, work);
  }
}

async function keep(stage: Stage, actor: Parameters<Section17s['refer']>[0], work: SocialWork): Promise<void> {
  const { calendar, caseId, app } = stage;
  const { referral, moves = [], texts = [], facts } = work;
  if (referral) {
    const { daysAgo, ...about } = referral;
    const referred = { referredOn: calendar.workingDay(daysAgo), referredBy: about.by, reason: about.reason };
    const { id } = await app.get(Section17s).refer(actor, caseId, referred);
    for (const { action, daysAgo: on, outcome = null, because = '' } of moves)
      await app.get(Section17s).move(actor, id, { action, on: calendar.workingDay(on), outcome, because });
  }
  for (const { isPlaced, keptApart = false, ...text } of texts) {
    const { id } = await app.get(Section17Texts).write(actor, caseId, { ...text, keptApart });
    if (isPlaced) await app.get(Section17Texts).place(actor, caseId, id);
  }
  for (const fact of facts?.(calendar) ?? []) await app.get(SocialCareFacts).add(actor, caseId, fact);
}

function stepUp(stage: Stage, { by, team, protection }: SocialWork): void {
  if (!protection) return;
  const { daysAgo, words, second, reason, askedBack } = protection;
  const colleague = stage.directory.worker(second, team);
  const entries = stage.app.get(Section47s);
  let leave = '';
  stage.at(daysAgo, '17:20', stage.directory.worker(by, team), async (actor) => {
    const heldOn = stage.calendar.workingDay(daysAgo);
    await entries.record(actor, stage.caseId, { kind: 'strategy-discussion', heldOn, words });
    const order = { second: colleague.personId, reason, until: stage.calendar.day(-60) };
    leave = await entries.askLeave(actor, stage.caseId, order);
  });
  stage.at(daysAgo - 1, '09:05', colleague, (actor) => entries.approve(actor, stage.caseId, leave));
  const { personId } = stage.directory.worker(by, team);
  const asked = { second: personId, reason: askedBack, until: stage.calendar.day(-30) };
  stage.at(1, '16:30', colleague, (actor) => entries.askLeave(actor, stage.caseId, asked));
}

/** A child for whom nobody has asked for a plan. @rule K5 */
export function tellChildWithoutRequest(
  app: INestApplicationContext,
  walk: Walk,
  calendar: Calendar,
  directory: Directory,
): void {
  const { by, team, daysAgo, ageYears, ...about } = withoutRequest;
  walk.add({
    about: about.childName,
    daysAgo,
    time: '11:40',
    who: directory.worker(by, team),
    act: async (actor) => {
      const referredOn = calendar.workingDay(daysAgo);
      const born = calendar.born(ageYears, 2);
      const { id } = await app.get(Section17s).referChild(actor, { ...about, born, referredOn });
      await app.get(Section17s).move(actor, id, { action: 'triage', on: referredOn, outcome: null, because: '' });
    },
  });
}
