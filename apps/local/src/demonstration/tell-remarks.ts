import type { Actor } from '#identity';
import { OutcomeService, Remarks, Representations, SharedOutcomes, UseAnswers } from '#plans';
import { marksOf } from '#platform';
import type { Stage } from './stage.ts';

/** What is said to outcomes that are put together, and to a draft: some of it answered, some waiting. @rule F3 G1 */
export function tellRemarks(stage: Stage): void {
  if (stage.child.key === 'noah') ofOutcomes(stage, stage.story.sectionE!);
  if (stage.child.key === 'poppy') ofDraft(stage, stage.story.draft!);
}

/** A therapist suggests other words, which wait; the family comments, and is answered. */
function ofOutcomes(stage: Stage, begun: number): void {
  const remarks = stage.app.get(Remarks);
  const therapist = asked(stage, 'Bethan Corrigan');
  stage.at(begun - 2, '09:35', therapist.claim, async (actor) => {
    const { id } = await outcome(stage, actor, 'Noah will let the people');
    await remarks.suggest(actor, therapist.requestId(), id, {
      words:
        'Noah will tell the people he is with how he feels and what he needs, by speech, card or writing, before it becomes too much: at school, at home and when he is out.',
      why: 'Others can know how he feels without his doing anything. What we work on is that Noah tells them.',
    });
  });
  stage.at(begun - 3, '20:10', stage.family, async (actor) => {
    const { id } = await outcome(stage, actor, 'Noah will have a friend');
    const words = 'He would say that this is Ben. Could they meet at our house, where it is quiet?';
    await remarks.comment(actor, stage.caseId, id, words);
  });
  stage.at(begun - 5, '11:20', stage.officer, async (actor) => {
    const { id, steps } = await outcome(stage, actor, 'Noah will have a friend');
    const was = marksOf(new Map([['steps', steps]]));
    const step = 'Another child comes to Noah’s house, where it is quiet, and they do one thing that both like.';
    await stage.app.get(OutcomeService).reword(actor, stage.caseId, id, { steps: step, was });
    const comment = (await remarks.of(actor, stage.caseId)).find(({ kind }) => kind === 'comment')!;
    const answerWords =
      'Thank you. The plan cannot promise the friendship of one child, so Ben is not named. Meeting at your house is now the first step.';
    await remarks.answer(actor, stage.caseId, comment.id, { answer: 'answered', answerWords, was: {} });
  });
}

/** A head does not see the advice of her school reflected, and the family asks for something: both wait. */
function ofDraft(stage: Stage, sent: number): void {
  const head = asked(stage, 'Margaret Tansley');
  stage.at(sent - 2, '15:30', head.claim, (actor) =>
    stage.app.get(UseAnswers).answer(actor, head.requestId(), {
      isReflected: 'no',
      words:
        'We wrote that Poppy plays outdoors. That is where her friends are, and where she cannot go now. In the outcome that ours was joined to, the word is lost.',
    }),
  );
  stage.at(sent - 3, '19:45', stage.family, (actor) =>
    stage.app.get(Representations).say(actor, stage.caseId, {
      about: 'meeting',
      point: '',
      words: 'We cannot leave the hospital until the plaster is off. Could it be a video call?',
    }),
  );
}

/** Somebody who was asked for advice, and the request to them, known once it is sent. */
function asked(stage: Stage, by: string) {
  const asks = stage.story.asks!;
  const at = asks.findIndex((ask) => ask.by === by);
  return { claim: stage.directory.worker(by, asks[at]!.team), requestId: () => stage.requestIds[at]! };
}

async function outcome({ app, caseId }: Stage, actor: Actor, begins: string) {
  const { outcomes } = await app.get(SharedOutcomes).of(actor, caseId);
  return outcomes.find(({ text }) => text.startsWith(begins))!;
}
