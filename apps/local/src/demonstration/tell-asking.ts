import { AdviceRequestService, Allocations, ProposedRequests, RequestSending, type ProposedRequest } from '#advice';
import { CaseService } from '#cases';
import type { Actor } from '#identity';
import type { Ask } from './case-stories.ts';
import type { Stage } from './stage.ts';

/** Why the officer did not ask for what the rules propose, by how the proposal begins. */
const leftOut: Record<string, string> = {
  'Oliver Stanmore':
    'The social worker met Mr Stanmore for his own advice, and what he knows is in it. The family agreed that he need not write as well.',
  'Whoever can advise on preparing':
    'Asked of the school and of social care as part of their own advice: each has a part on preparing for adulthood.',
  'The child’s designated teacher': 'Writes together with the school’s SENCO.',
};

/** Sends the requests for advice; the designated health officer gives those for health to teams. @rule B1-B11 */
export function tellAsking(stage: Stage): void {
  const { sent, asks } = stage.story;
  if (sent === undefined || !asks) return;
  stage.at(sent, '09:40', stage.officer, (actor) => send(stage, actor, asks));
  tellWithdrawal(stage, asks);
  const healthOfficer = stage.directory.worker('Dr Rohan Mistry');
  for (const [index, { source, team, received, unallocated }] of asks.entries()) {
    if (source !== 'health' || unallocated) continue;
    const daysAgo = Math.min(sent, received === undefined ? sent : received + 1);
    stage.at(daysAgo, '13:20', healthOfficer, (actor) =>
      stage.app.get(Allocations).allocate(actor, stage.requestIds[index]!, stage.directory.team(team)),
    );
  }
}

async function send(stage: Stage, actor: Actor, asks: Ask[]): Promise<void> {
  const about = await stage.app.get(CaseService).forOfficer(actor, stage.caseId);
  const { requests } = await stage.app.get(ProposedRequests).of(about);
  const board = stage.directory.organisation('board');
  const sent = await stage.app.get(RequestSending).send(actor, stage.caseId, {
    requests: requests.map((proposed) => ({ ...unchosen, key: proposed.key, ...choiceFor(stage, proposed, asks) })),
    further: asks.flatMap(({ beside }) => (beside ? [{ to: board, why: beside, asks: '' }] : [])),
  });
  stage.requestIds = asks.map(({ source, team, beside }) => {
    const teamId = stage.directory.team(team);
    const same = sent.filter((each) => each.source === source);
    const found =
      source === 'health'
        ? same.find(({ rule, reason }) => (beside ? reason === beside : rule === 'B5'))
        : same.find((each) => each.team === teamId);
    if (!found) throw new Error(`no request to ${team} was sent`);
    return found.id;
  });
}

const unchosen = { why: '', to: '', asks: '' };

/** Sent to whoever the story asks, else left out with the reason known for it; not while earlier advice is offered. */
function choiceFor({ directory, story }: Stage, { agency, who, rule, body, offeredFor }: ProposedRequest, asks: Ask[]) {
  if (offeredFor) return { choice: 'wait' as const };
  if (rule === 'B11' && story.inPerson) return { choice: 'send' as const, person: story.inPerson };
  const ask = asks.find(({ source, beside }) => !beside && source === (agency ?? sourceOf(rule)));
  const why = Object.entries(leftOut).find(([begins]) => who.startsWith(begins))?.[1] ?? '';
  if (!ask || why) return { choice: 'leave-out' as const, why };
  return { choice: 'send' as const, to: agency === 'health' ? body!.id : directory.team(ask.team) };
}

/** People whom the family names and the armed forces’ service answer as `other`. */
const sourceOf = (rule: string) => (['B9', 'B11'].includes(rule) ? 'other' : null);

/** The family ends it: what was not answered yet is asked no more. */
function tellWithdrawal(stage: Stage, asks: Ask[]): void {
  const { withdrawn } = stage.story;
  if (!withdrawn) return;
  const { daysAgo, why } = withdrawn;
  stage.at(daysAgo, '14:15', stage.officer, async (actor) => {
    for (const [index, { submitted }] of asks.entries())
      if (submitted === undefined)
        await stage.app.get(AdviceRequestService).withdraw(actor, stage.requestIds[index]!, why);
    await stage.app.get(CaseService).move(actor, stage.caseId, 'withdraw');
  });
}
