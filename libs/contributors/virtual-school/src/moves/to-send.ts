import { addMonths, transferDeadlines, type CivilDate, type Deadline } from '#statute';

/** Something that somebody sends or says because a child moves. */
export interface ToSend {
  what: string;
  by: string;
  to: string;
  /** None where the rules set no day: at once. */
  deadline: Deadline | null;
}

interface Moved {
  kind: 'placement' | 'authority';
  movesOn: string;
  awareOn: string;
  sentOn?: string | null | undefined;
}

interface Around {
  /** The authority that assesses or maintains now, the one that looks after the child, and where the child goes. */
  maintaining: string;
  lookingAfter: string;
  to: string;
  planIssuedOn?: string | null | undefined;
  lastReviewOn?: string | undefined;
}

/** What must be sent to whom by when because a child moves. @rule J3 J4 J5 K2 K15 */
export function toSend(move: Moved, { maintaining, lookingAfter, to, planIssuedOn, lastReviewOn }: Around): ToSend[] {
  const people = 'The social worker, the reviewing officer, the designated teacher, and the designated doctor or nurse';
  const told = { what: 'The new address, carers, school and the people to reach', by: lookingAfter, deadline: null };
  if (move.kind === 'placement')
    return [
      { ...told, to: maintaining },
      { ...told, to: people },
      {
        ...{ what: 'That a child with an EHC assessment or plan comes to live there, and who stays responsible (K15)' },
        ...{ by: lookingAfter, to, deadline: null },
      },
    ];
  if (!planIssuedOn)
    return [
      { ...told, to: maintaining },
      {
        ...{ what: 'The request and the evidence so far: the new authority decides afresh and uses them (J7)' },
        ...{ by: maintaining, to, deadline: null },
      },
    ];
  const days = transferDeadlines({
    moveOn: move.movesOn as CivilDate,
    transferAwareOn: move.awareOn as CivilDate,
    transferredOn: (move.sentOn ?? undefined) as CivilDate | undefined,
    planIssuedOn: planIssuedOn as CivilDate,
    lastReviewOn: lastReviewOn as CivilDate | undefined,
  });
  const [transfer, family, review] = ['J3', 'J4', 'J5'].map((rule) => days.find((each) => each.rule === rule) ?? null);
  return [
    {
      what: 'The plan with its advice (section K), the last review, and a letter',
      by: maintaining,
      to,
      deadline: transfer!,
    },
    {
      what: 'That the plan has come, whether it will assess, when it will review',
      by: to,
      to: 'The family',
      deadline: family!,
    },
    { what: 'The review of the plan', by: to, to: 'Everyone invited', deadline: review! },
    { ...told, to: `${maintaining} and ${to}` },
    { ...told, to: people },
  ];
}

/** The last day on which a move can lie: nobody plans further ahead. */
export const latestMove = (today: string) => addMonths(today as CivilDate, 24);
