import type { CaseHeader } from '#cases';
import { pagesIn } from '#platform';
import type { EarlierAdvice } from '../reuse/earlier-advice.ts';
import type { Body } from './area-bodies.ts';
import { isOfficersChoice, type Proposal } from './proposed-requests.ts';

const page = pagesIn(import.meta.dirname);

/** What the rules propose, for the officer to adjust and send. */
export function proposePage(header: CaseHeader, { requests, family, bodies }: Proposal, onFile: EarlierAdvice[]) {
  const choices = choicesOf(bodies);
  return page('page.njk', {
    title: 'Ask for advice',
    header,
    family,
    choices,
    requests: requests.map((request) => ({
      ...request,
      onFile: onFile.filter(({ agency }) => agency === request.agency),
      isOfficersChoice: isOfficersChoice(request),
      isOptional: request.necessity === 'possible',
      choices: request.body ? choicesOf(bodies.filter(({ agency }) => agency === request.agency)) : choices,
    })),
  });
}

/** Bodies to choose from, each once. */
export function choicesOf(bodies: Body[]): { value: string; text: string }[] {
  const texts = new Map(
    bodies.map(({ id, kind, name, organisation }) => [
      id,
      kind === 'team' ? `${name}, ${organisation}` : `${name} (chooses the health team)`,
    ]),
  );
  return [...texts].map(([value, text]) => ({ value, text }));
}
