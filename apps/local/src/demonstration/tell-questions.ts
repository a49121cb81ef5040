import { Appointments, FamilyQuestions } from '#family-record';
import { questionsToFamilies, type QuestionToFamily } from './questions.ts';
import type { Stage } from './stage.ts';
import { plannedVisits, type PlannedVisit } from './visits.ts';

/** Questions to the family (answered from the record, by the family, or waiting), and visits to the child. @rule C1 A9 */
export function tellQuestions(stage: Stage): void {
  for (const question of questionsToFamilies.filter(({ child }) => child === stage.child.key)) ask(stage, question);
  for (const visit of plannedVisits.filter(({ child }) => child === stage.child.key)) plan(stage, visit);
}

function ask(stage: Stage, { by, daysAgo, asks, isOnRecord, answered }: QuestionToFamily): void {
  const { team } = stage.story.asks!.find((each) => each.by === by)!;
  const questions = () => stage.app.get(FamilyQuestions);
  let questionId = '';
  stage.at(daysAgo, '14:20', stage.directory.worker(by, team), async (actor) => {
    const { answers } = await questions().lookFor(actor, stage.caseId, asks);
    if (isOnRecord && !answers.length) throw new Error(`nothing told answers “${asks.words}”`);
    const answeredBy = isOnRecord ? answers[0]!.id : null;
    const asked = await questions().ask(actor, stage.caseId, { ...asks, againReason: '', answeredBy });
    questionId = asked.id;
  });
  if (!answered) return;
  const { words } = answered;
  stage.at(answered.daysAgo, '20:10', stage.family, (actor) =>
    questions().answer(actor, stage.caseId, { how: 'answer', questions: [questionId], words, toldBy: '' }),
  );
}

function plan(stage: Stage, { by, daysAgo, inDays, visit }: PlannedVisit): void {
  const { team } = stage.story.asks!.find((each) => each.by === by)!;
  stage.at(daysAgo, '15:10', stage.directory.worker(by, team), (actor) =>
    stage.app.get(Appointments).plan(actor, stage.caseId, { ...visit, onDay: stage.calendar.workingDay(-inDays) }),
  );
}
