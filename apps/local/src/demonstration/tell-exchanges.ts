import { AuthorityAnswers, Chasing, Replies } from '#advice';
import { Exemptions } from '#cases';
import { Clock } from '#platform';
import { calls, exchanges, type CallNote, type Exchange } from './exchanges.ts';
import type { Stage } from './stage.ts';

/** What was said and answered between those asked and the authority, by reply and by telephone. @rule B7 B14 B15 */
export function tellExchanges(stage: Stage): void {
  for (const exchange of exchanges.filter(({ child }) => child === stage.child.key)) say(stage, exchange);
  for (const call of calls.filter(({ child }) => child === stage.child.key)) ring(stage, call);
  claim(stage);
}

function say(stage: Stage, { by, daysAgo, says, answered }: Exchange): void {
  const requestId = requestOf(stage, by);
  const { team } = stage.story.asks!.find((ask) => ask.by === by)!;
  let replyId = '';
  stage.at(daysAgo, '13:35', stage.directory.worker(by, team), async (actor) => {
    replyId = (await stage.app.get(Replies).say(actor, requestId(), says(stage.calendar))).id;
  });
  if (!answered) return;
  const { daysAgo: answeredDaysAgo, ...answer } = answered;
  stage.at(answeredDaysAgo, '10:50', stage.officer, (actor) =>
    stage.app.get(AuthorityAnswers).answer(actor, stage.caseId, requestId(), replyId, answer),
  );
}

function ring(stage: Stage, { to, daysAgo, notes }: CallNote): void {
  const requestId = requestOf(stage, to);
  stage.at(daysAgo, '16:05', stage.officer, (actor) => {
    const call = { on: stage.app.get(Clock).today(), spokeTo: to, ...notes(stage.calendar) };
    return stage.app.get(Chasing).noteCall(actor, requestId(), call);
  });
}

/** Why a statutory day may not be kept, on record before it passes. @rule D9 D10 */
function claim(stage: Stage): void {
  const { exemption } = stage.story;
  if (!exemption) return;
  const { daysAgo, rule, ground, from, to, why } = exemption;
  stage.at(daysAgo, '15:25', stage.officer, (actor) =>
    stage.app.get(Exemptions).record(actor, stage.caseId, {
      rule,
      ground,
      beginsOn: stage.calendar.workingDay(from),
      endsOn: stage.calendar.workingDay(to),
      adviceAskedOn: null,
      why: stage.calendar.dated(why),
      familyToldOn: stage.app.get(Clock).today(),
    }),
  );
}

/** Known once the requests are sent. */
function requestOf(stage: Stage, by: string): () => string {
  const index = stage.story.asks!.findIndex((ask) => ask.by === by);
  return () => stage.requestIds[index]!;
}
