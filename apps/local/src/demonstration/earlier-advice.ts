import { AdviceReuses, EarlierAdviceFinder, ProposedRequests } from '#advice';
import { CaseService } from '#cases';
import type { Actor } from '#identity';
import type { Stage } from './stage.ts';

/** Psychology advice that the child has already, offered before anybody is asked afresh. */
interface EarlierAdvice {
  child: string;
  daysAgo: number;
  /** A report from elsewhere; without it, what the portal finds on file is offered. */
  report?: { authorName: string; authorRole: string; organisation: string; givenFor: string; givenDaysAgo: number };
  author: string;
  /** Who of the family was satisfied, and how they said so; they have not answered yet where nobody is named. */
  family?: string;
}

const all: EarlierAdvice[] = [
  { child: 'grace', daysAgo: 2, author: 'Dr Miriam Castell' },
  {
    child: 'ruby',
    daysAgo: 3,
    report: {
      authorName: 'Eilidh Farquhar',
      authorRole: 'Educational psychologist',
      organisation: 'Strathlorn Council, Scotland',
      givenFor: 'Ruby’s co-ordinated support plan, at her school before last',
      givenDaysAgo: 150,
    },
    author: 'Eilidh Farquhar',
    family: 'Megan Calloway',
  },
];

/** The author is rung up, the officer decides for the authority, and the family answers or is still asked. @rule B13 */
export function tellEarlierAdvice(stage: Stage): void {
  const earlier = all.find(({ child }) => child === stage.child.key);
  if (!earlier) return;
  const { daysAgo, author, family } = earlier;
  const reuses = stage.app.get(AdviceReuses);
  const on = stage.calendar.workingDay(daysAgo);
  const told = { isSatisfied: true, on, how: 'telephone' as const };
  let requestId = '';
  stage.at(daysAgo, '15:10', stage.officer, async (actor) => {
    requestId = (await reuses.offer(actor, stage.caseId, await offerOf(stage, actor, earlier))).request;
  });
  stage.at(daysAgo, '15:40', stage.officer, (actor) =>
    reuses.record(actor, requestId, {
      ...told,
      party: 'author',
      saidBy: author,
      why: 'It describes what does not change with the school that the child goes to.',
    }),
  );
  stage.at(daysAgo, '15:50', stage.officer, (actor) =>
    reuses.record(actor, requestId, { party: 'authority', isSatisfied: true, why: '' }),
  );
  if (!family) return;
  stage.at(daysAgo, '16:20', stage.officer, (actor) =>
    reuses.record(actor, requestId, {
      ...told,
      party: 'family',
      saidBy: family,
      why: 'She would rather not have another stranger test her.',
    }),
  );
}

async function offerOf(stage: Stage, actor: Actor, { report }: EarlierAdvice) {
  const about = await stage.app.get(CaseService).forOfficer(actor, stage.caseId);
  const { requests } = await stage.app.get(ProposedRequests).of(about);
  const { key } = requests.find(({ agency }) => agency === 'educational-psychology')!;
  if (report) return { ...report, key, contributionId: '', givenOn: stage.calendar.workingDay(report.givenDaysAgo) };
  const [onFile] = await stage.app.get(EarlierAdviceFinder).onFile(about);
  return {
    key,
    contributionId: onFile!.contributionId,
    authorName: '',
    authorRole: '',
    organisation: '',
    givenFor: '',
    givenOn: '',
  };
}
