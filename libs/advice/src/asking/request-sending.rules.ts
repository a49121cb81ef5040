import type { Agency } from '#identity';
import { Conflict, type FieldErrors } from '#platform';
import type { Further, Sending } from '../requests/advice-request.schema.ts';
import type { Body } from './area-bodies.ts';
import type { Proposal, ProposedRequest } from './proposed-requests.ts';

/** The shortest reason for leaving out what the rules propose, in characters. */
const REASON = 10;

/** A request that is ready to be sent. */
export interface ToAsk {
  /** What it answers to, as the statute names it, or a reason of the officer's own. */
  duty: string;
  rule: string;
  reason: string;
  source: Agency;
  body: Body;
  why: string;
  asks: string;
}

type LeftOut = Omit<ToAsk, 'body' | 'asks'>;

/** What is sent and what is left out of a proposal; messages by field where the officer's choice cannot stand. */
export function checkSending({ requests, bodies }: Proposal, input: Sending) {
  const errors: FieldErrors = {};
  const toAsk: ToAsk[] = [];
  const leftOut: LeftOut[] = [];
  const answered = new Set(input.requests.map(({ key }) => key));
  if (answered.size !== requests.length || requests.some(({ key }) => !answered.has(key))) throw listChanged();

  input.requests.forEach(({ key, choice, why, to, asks }, index) => {
    const proposed = requests.find((each) => each.key === key)!;
    if (choice === 'wait') {
      if (!proposed.offeredFor) errors[`requests.${index}.choice`] = 'Choose whether to ask';
      return;
    }
    if (choice === 'leave-out') {
      const needsReason = proposed.necessity !== 'possible';
      if (needsReason && why.length < REASON) errors[`requests.${index}.why`] = whyNot(proposed);
      else if (why) leftOut.push({ ...namesOf(proposed), why });
      return;
    }
    const body = bodies.find(({ id }) => id === to);
    if (body) toAsk.push({ ...namesOf(proposed, body), body, why, asks });
    else errors[`requests.${index}.to`] = proposed.missing ?? `Choose who is asked: ${proposed.who}`;
  });

  input.further.forEach(({ to, why, asks }, index) => {
    const body = bodies.find(({ id }) => id === to);
    if (!body) errors[`further.${index}.to`] = 'Choose who else is asked';
    if (why.length < REASON) errors[`further.${index}.why`] = 'Say why their advice is needed';
    if (body) toAsk.push({ ...forReason(why), source: body.agency, body, why: '', asks });
  });
  return { toAsk, leftOut, errors };
}

/** One more request: for a proposal, or for a reason of its own under B8. */
export function checkFurther({ requests, bodies }: Proposal, { key, to, why, asks }: Further) {
  const errors: FieldErrors = {};
  const body = bodies.find(({ id }) => id === to);
  const proposed = requests.find((each) => each.key === key);
  if (key && !proposed) throw listChanged();
  if (!body) errors.to = 'Choose whom to ask';
  if (!proposed && why.length < REASON) errors.why = 'Say why their advice is needed';
  if (!body || errors.why) return { errors };
  const toAsk: ToAsk = proposed
    ? { ...namesOf(proposed, body), body, why, asks }
    : { ...forReason(why), source: body.agency, body, why: '', asks };
  return { errors, toAsk };
}

/** What the authority finds appropriate to ask beyond the duties. @rule B8 */
export const forReason = (reason: string) => ({ duty: `B8 because ${reason}`, rule: 'B8', reason });

const namesOf = ({ duty, rule, reason, agency }: ProposedRequest, body?: Body) => ({
  duty,
  rule,
  reason,
  source: agency ?? body?.agency ?? ('other' as const),
});

const whyNot = ({ who, necessity }: ProposedRequest) =>
  `Say why ${who.charAt(0).toLowerCase()}${who.slice(1)} ${necessity === 'required' ? 'is not asked, though the law asks for this advice' : 'is not asked'} (at least ${REASON} characters)`;

const listChanged = () =>
  new Conflict(
    'What the rules propose has changed',
    'The child’s circumstances were changed while you were choosing. Nothing was sent. Go back to the Advice page and choose again.',
  );
