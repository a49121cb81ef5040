import type { INestApplicationContext } from '@nestjs/common';
import { CaseService, LookedAfter, LookedAfterMeetings, LookedAfterPeople, type MeetingKind } from '#cases';
import { CareMoves, OneMeetingFinder, PepTargets } from '#contributors/virtual-school';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import type { Calendar } from './calendar.ts';
import type { Directory } from './directory.ts';
import { area, otherArea } from './settings.ts';
import type { Stage } from './stage.ts';
import type { Walk } from './walk.ts';

/** A child who is looked after, each in another situation; those without `stage` are registered here. */
interface Told {
  key: string;
  child?: { givenName: string; familyName: string; ageYears: number; ageMonths: number; nhsNumber: string };
  authorities: string[];
  placedIn: string;
  /** Calendar days before the seeding. */
  since: number;
  held?: [daysAgo: number, ...kinds: MeetingKind[]][];
  planned?: [daysAhead: number, ...kinds: MeetingKind[]][];
  targets?: [text: string, by: string][];
  move?: { kind: 'placement' | 'authority'; inDays: number; toArea: string; toName: string };
  ended?: { daysAgo: number; isCareLeaver: boolean };
  /** Who is there for the child at school and in health, and sees that part here. */
  named?: [part: 'designated-teacher' | 'designated-doctor', name: string, email: string][];
}

type NewPart = Parameters<LookedAfterPeople['add']>[2]['part'];

const told: Told[] = [
  {
    key: 'kayden',
    authorities: [otherArea.code],
    placedIn: area.code,
    since: 78,
    held: [
      [60, 'care-plan', 'looked-after-review'],
      [45, 'health-plan'],
    ],
    named: [
      ['designated-teacher', 'Dean Rattray', 'senco@tidewell.example'],
      ['designated-doctor', 'Dr Esi Quartey', 'esi.quartey@rivermere-trust.example'],
    ],
    planned: [
      [28, 'looked-after-review'],
      [24, 'pep'],
    ],
    targets: [
      ['Kayden will use the quiet room by himself before he walks out of a lesson', 'By February half-term'],
      ['Kayden will play in the school’s music evening', 'By Easter'],
    ],
  },
  {
    key: 'isaac',
    authorities: [area.code],
    placedIn: area.code,
    since: 12,
    held: [[5, 'pep']],
    targets: [['Zac will stay in lessons for 10 minutes at a time', 'By Christmas']],
  },
  {
    key: 'tamsin',
    child: { givenName: 'Tamsin', familyName: 'Orchard', ageYears: 11, ageMonths: 2, nhsNumber: '9990001014' },
    authorities: [otherArea.code, area.code],
    placedIn: area.code,
    since: 40,
  },
  {
    key: 'dylan',
    child: { givenName: 'Dylan', familyName: 'Marrow', ageYears: 18, ageMonths: 4, nhsNumber: '9990001081' },
    authorities: [otherArea.code],
    placedIn: area.code,
    since: 40,
    ended: { daysAgo: 20, isCareLeaver: true },
  },
  {
    key: 'nia',
    child: { givenName: 'Nia', familyName: 'Pell', ageYears: 8, ageMonths: 1, nhsNumber: '9990001154' },
    authorities: [otherArea.code],
    placedIn: otherArea.code,
    since: 35,
    ended: { daysAgo: 9, isCareLeaver: false },
  },
  {
    key: 'owain',
    child: { givenName: 'Owain', familyName: 'Sorrell', ageYears: 14, ageMonths: 6, nhsNumber: '9990001227' },
    authorities: [otherArea.code],
    placedIn: area.code,
    since: 44,
    held: [[24, 'looked-after-review', 'pep']],
    planned: [[30, 'health-plan']],
    move: { kind: 'authority', inDays: 40, toArea: '', toName: 'Gwynedd Council' },
  },
  {
    key: 'carys',
    child: { givenName: 'Carys', familyName: 'Lomax', ageYears: 10, ageMonths: 8, nhsNumber: '9990001294' },
    authorities: [otherArea.code],
    placedIn: area.code,
    since: 38,
    held: [[15, 'looked-after-review', 'health-plan']],
    move: { kind: 'placement', inDays: 25, toArea: otherArea.code, toName: '' },
  },
];

/** Looked-after children in every situation: in and out of area, claimed by two, coming in, moving away, leaving care. @rule K1 K2 K4 */
export function tellLookedAfter(
  app: INestApplicationContext,
  walk: Walk,
  { calendar, directory, stages }: { calendar: Calendar; directory: Directory; stages: readonly Stage[] },
): void {
  const officer = directory.worker('Maud Alderson');
  for (const each of told) {
    const stage = stages.find(({ child }) => child.key === each.key);
    let caseId = '';
    let periodIds: string[] = [];
    const at = (daysAgo: number, act: (actor: Actor) => Promise<unknown>, time = '15:10') =>
      walk.add({ about: each.key, daysAgo, time, who: officer, act });
    const caseOf = () => stage?.caseId ?? caseId;
    const service = app.get(LookedAfter);
    if (each.child)
      at(46, async (actor) => {
        caseId = await register(app, actor, calendar, each.child!);
      });
    at(Math.min(each.since, 44) - 1, async (actor) => {
      for (const authority of each.authorities) {
        const about = { authority, placedIn: each.placedIn, placement: 'foster-care' as const };
        const period = await service.record(actor, caseOf(), { ...about, since: calendar.workingDay(each.since) });
        periodIds = [...periodIds, period.id];
      }
      const isNextDoor = each.authorities.includes(otherArea.code);
      const contact = isNextDoor ? 'looked.after@ashcombe.example' : '';
      const people = app.get(LookedAfterPeople);
      const add = (part: NewPart, name: string, email = '') =>
        people.add(actor, periodIds[0]!, { part, name, contact: email ? '' : contact, email });
      await (isNextDoor
        ? add('social-worker', 'Gwen Mather', 'gwen.mather@ashcombe.example')
        : add('social-worker', 'Colin Abara'));
      await (isNextDoor
        ? add('reviewing-officer', 'Idris Flint', 'reviewing.officer@ashcombe.example')
        : add('reviewing-officer', 'Petronella Gray'));
      for (const [part, name, email] of each.named ?? []) await add(part, name, email);
    });
    for (const [daysAgo, ...kinds] of each.held ?? [])
      at(Math.min(daysAgo, 30), (actor) =>
        app
          .get(LookedAfterMeetings)
          .record(actor, periodIds[0]!, { kinds, on: calendar.workingDay(daysAgo), isHeld: true }),
      );
    at(3, async (actor) => {
      if (each.ended) return;
      for (const [days, ...kinds] of each.planned ?? [])
        await app
          .get(LookedAfterMeetings)
          .record(actor, periodIds[0]!, { kinds, on: calendar.workingDay(-days), isHeld: false });
      for (const [text, by] of each.targets ?? []) await app.get(PepTargets).add(actor, periodIds[0]!, { text, by });
      if (!each.move) return;
      const { inDays, ...move } = each.move;
      const awareOn = app.get(Clock).today();
      await app.get(CareMoves).record(actor, periodIds[0]!, { ...move, movesOn: calendar.day(-inDays), awareOn });
    });
    if (each.ended) {
      const { daysAgo, isCareLeaver } = each.ended;
      at(daysAgo - 1, async (actor) => {
        const until = calendar.workingDay(daysAgo);
        await service.end(actor, caseOf(), periodIds[0]!, { until, isCareLeaver });
        if (!isCareLeaver) return;
        const [leaver] = await service.of(actor, caseOf());
        const email = 'personal.adviser@bridgeway.example';
        const adviser = { part: 'personal-adviser' as const, name: 'Morwenna Teague', contact: '', email };
        await app.get(LookedAfterPeople).add(actor, leaver!.id, adviser);
        const pathway = { kinds: ['pathway-plan' as const], isHeld: false };
        await app.get(LookedAfterMeetings).record(actor, leaver!.id, { ...pathway, isHeld: true, on: until });
        await app.get(LookedAfterMeetings).record(actor, leaver!.id, { ...pathway, on: calendar.workingDay(-26) });
      });
    }
  }
  holidays(app, walk, { calendar, directory, stages });
}

/** When the schools of the area are closed, told with the first child for whom somebody looks for one meeting. */
function holidays(
  app: INestApplicationContext,
  walk: Walk,
  { calendar, directory, stages }: { calendar: Calendar; directory: Directory; stages: readonly Stage[] },
): void {
  const caseOf = () => stages.find(({ child }) => child.key === 'isaac')!.caseId;
  walk.add({
    about: 'isaac',
    daysAgo: 2,
    time: '16:20',
    who: directory.worker('Maud Alderson'),
    act: async (actor) => {
      const [period] = await app.get(LookedAfter).of(actor, caseOf());
      const year = Number(calendar.today.slice(0, 4));
      for (const [from, to] of [
        [`${year}-12-21`, `${year + 1}-01-03`],
        [`${year + 1}-02-15`, `${year + 1}-02-19`],
        [`${year + 1}-03-29`, `${year + 1}-04-09`],
      ] as const)
        await app.get(OneMeetingFinder).addHoliday(actor, period!.id, { from, to });
    },
  });
}

async function register(
  app: INestApplicationContext,
  actor: Actor,
  calendar: Calendar,
  { ageYears, ageMonths, ...child }: NonNullable<Told['child']>,
): Promise<string> {
  const cases = app.get(CaseService);
  const today = app.get(Clock).today();
  const registered = await cases.register(actor, {
    ...{ ...child, preferredName: '', born: calendar.born(ageYears, ageMonths), sex: 'not stated', upn: '', uln: '' },
    ...{ requestedOn: today, requestedBy: 'brought-to-attention', requesterName: 'A social worker', setting: '' },
    ...{ sensoryImpairment: [], lookedAfter: false, lookedAfterBy: '', serviceFamily: false, youthJustice: false },
    ...{ knownToSocialCare: true, healthServices: [], askedFor: [], parentName: '', parentEmail: '' },
  });
  await cases.decide(actor, registered.id, { decision: 'assess', reasons: '', familyToldOn: today });
  return registered.id;
}
