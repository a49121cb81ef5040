import type { Browser } from 'playwright-core';
import type { Agency } from '#identity';
import type { Factory } from '../factories/index.ts';
import type { Portal } from '../portal.ts';
import { Somebody } from './people.ts';

/** Somebody of an agency that is asked for advice, at their browser, and the address of their request. */
export interface Adviser {
  who: Somebody;
  request: string;
}

/** A team of an agency is asked about a child, and somebody of it signs in. */
export async function adviser(
  { make, portal, browser }: { make: Factory; portal: Portal; browser: Browser },
  { caseId, agency, team: name }: { caseId: string; agency: Agency; team: string },
): Promise<Adviser> {
  const { id: teamId } = await make.team({ agency, name });
  await make.participant({ caseId, teamId });
  const { id } = await make.adviceRequest({
    ...{ caseId, teamId, source: agency, state: 'received', receivedOn: '2026-03-02' },
    duty: `asked of ${name}`,
  });
  const { email, password } = await make.contributor({ teamId });
  return { who: await Somebody.signedIn(browser, portal.url, email, password), request: `/requests/${id}` };
}

/** Comes to the page on which the family is asked, and types a question about the child's health. */
export async function typesQuestion({ who, request }: Adviser, words: string): Promise<void> {
  await who.goTo(request);
  await who.follow(/^Ask the family/);
  await who.select('What is it about?', 'Health');
  await who.fill('Your question', words);
}
