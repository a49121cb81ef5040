import { addDays, caseTimeline, civilDate, type CaseFacts, type CivilDate } from '#statute';

const CASES = 100_000;
const FIRST = civilDate('2014-09-01');
const DAYS = 10_000;

/** A case in which nearly everything happens, begun on a given day. */
function factsOf(on: CivilDate): CaseFacts {
  const after = (days: number) => addDays(on, days);
  return {
    requestedOn: on,
    born: after(-4000),
    adviceReceived: ['education', 'health', 'educational psychology', 'social care', 'virtual school'].map(
      (source, at) => ({ source, receivedOn: after(43 + at) }),
    ),
    draftServedOn: after(100),
    consultationReceivedOn: after(101),
    planIssuedOn: after(140),
    reviewMeetingOn: after(460),
    amendmentNoticeOn: after(480),
    noticeSentOn: after(140),
    certificateIssuedOn: after(170),
    orders: [{ source: 'tribunal order', kind: 'amend', on: after(300) }],
    phaseTransfer: { kind: 'primary-to-secondary', on: after(700) },
    lookedAfterSince: after(10),
    section17ReferredOn: after(12),
    exemptions: [{ rule: 'D7', ground: 'exceptional', from: after(120), to: after(150) }],
  };
}

/** Milliseconds of processor time on this one core. */
function millisecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * 100,000 full case timelines, with every sentence and sum, against as many plain additions of days as they have deadlines.
 * Each is measured five times; the best counts, as whatever else the machine does can only slow it down.
 */
export function compareTimelines(): void {
  const cases = Array.from({ length: CASES }, (_, at) => factsOf(addDays(FIRST, at % DAYS)));
  const each = caseTimeline(cases[0]!).length;
  let seen = 0;
  const best = (work: () => void) => Math.min(...[1, 2, 3, 4, 5].map(() => millisecondsOf(work)));
  const floor = best(() => {
    for (let at = 0; at < CASES * each; at += 1) seen += addDays(cases[at % CASES]!.requestedOn!, at % 365).length;
  });
  const ours = best(() => {
    for (const facts of cases) seen += caseTimeline(facts).length;
  });
  if (seen === 0) throw new Error('Nothing was computed');
  console.log(`bench timelines ratio=${(floor / ours).toFixed(2)} floor=${floor.toFixed(0)} ours=${ours.toFixed(0)}`);
}

if (import.meta.main) compareTimelines();
