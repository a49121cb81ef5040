import { Allocations, ProposedRequests, RequestSending, type ProposedRequest } from '#advice';
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
    requests: requests.map((proposed) => choiceFor(stage, proposed, asks)),
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

/** Sent to the team of the story's ask of the same source, else left out with the reason known for it. */
function choiceFor(stage: Stage, { key, agency, who, rule, body }: ProposedRequest, asks: Ask[]) {
  const ask = asks.find(({ source, beside }) => !beside && source === (agency ?? sourceOf(rule)));
  const why = Object.entries(leftOut).find(([begins]) => who.startsWith(begins))?.[1] ?? '';
  if (!ask || why) return { key, choice: 'leave-out' as const, why, to: '', asks: '' };
  const to = agency === 'health' ? body!.id : stage.directory.team(ask.team);
  return { key, choice: 'send' as const, why: '', to, asks: '' };
}

/** People whom the family names and the armed forces’ service answer as `other`. */
const sourceOf = (rule: string) => (['B9', 'B11'].includes(rule) ? 'other' : null);
