import {
  CustodyEntries,
  CustodyMatching,
  CustodyTelling,
  HeadsOfEducation,
  type CustodyTold,
} from '#contributors/youth-justice';
import { Clock } from '#platform';
import { addDays, type CivilDate } from '#statute';
import type { Actor } from '#identity';
import type { INestApplicationContext } from '@nestjs/common';
import type { Directory } from './directory.ts';
import { area, otherArea } from './settings.ts';
import type { Stage } from './stage.ts';
import type { Walk } from './walk.ts';

/** A detention of somebody of the demonstration, in calendar days before the seeding. */
interface Detention {
  child: string;
  told: number;
  /** How many days after it happened; told the day after unless said. */
  late?: number;
  matched: number;
  /** Key of a body. */
  establishment: string;
  /** Days from the detention to the release that is expected. */
  expectedAfter: number;
  /** Days from the seeding back to when another day was told, and how many days from then on it is. */
  laterTold?: { daysAgo: number; inDays: number };
  transferred?: { daysAgo: number; to: string };
  /** The establishment's head of education, invited by the officer. */
  head?: { daysAgo: number; name: string; email: string };
  released?: number;
  communication: string;
  risk: string;
}

const worker = 'Dwayne Ellery';

const detentions: Detention[] = [
  {
    child: 'jaydon',
    told: 80,
    matched: 79,
    establishment: 'fenwick',
    expectedAfter: 150,
    transferred: { daysAgo: 74, to: 'coldmarsh' },
    head: { daysAgo: 71, name: 'Lorna Beddows', email: 'education@coldmarsh.example' },
    laterTold: { daysAgo: 12, inDays: 48 },
    communication: 'Say one thing at a time, and ask him to say it back. He nods when he has not understood.',
    risk: 'Low after calls that he misses from home. A walk with somebody he knows helps more than talk.',
  },
  {
    child: 'isaac',
    told: 3,
    matched: 2,
    establishment: 'fenwick',
    expectedAfter: 21,
    head: { daysAgo: 1, name: 'Bryony Sallow', email: 'education@fenwick.example' },
    communication: 'Plain words, no hints and no jokes. He takes what is said as it is said.',
    risk: 'Noise and being touched from behind. He goes quiet before he runs: give him the quiet room.',
  },
  {
    child: 'kayden',
    told: 21,
    late: 9,
    matched: 19,
    establishment: 'fenwick',
    expectedAfter: 9,
    released: 20,
    communication: 'He reads faces before words. Sit down to talk to him.',
    risk: 'Nights. A light on and somebody outside the door.',
  },
];

/**
 * Detentions told by the youth offending team and matched by the officer: one goes on elsewhere, one is told only when it
 * is all but over. @rule K8 K10 K11
 */
export function tellCustody(stage: Stage): void {
  const detention = detentions.find(({ child }) => child === stage.child.key);
  if (!detention) return;
  const { told, late = 1, matched, released, transferred, head, laterTold, expectedAfter } = detention;
  const { communication, risk } = detention;
  const dwayne = stage.directory.worker(worker);
  let noticeId = '';
  const tell = (kind: CustodyTold['kind'], place: string, daysBefore: number) => async (actor: Actor) => {
    const eventOn = addDays(stage.app.get(Clock).today() as CivilDate, -daysBefore);
    const { notice } = await stage.app.get(CustodyTelling).tell(actor, {
      ...nothing,
      ...{ kind, eventOn, communication, risk },
      givenName: stage.child.givenName,
      familyName: stage.child.familyName,
      born: stage.calendar.born(stage.child.ageYears, stage.child.ageMonths),
      establishment: kind === 'release' ? '' : stage.directory.organisation(place),
      hostArea: place === 'fenwick' ? otherArea.code : '',
      expectedReleaseOn: kind === 'release' ? null : addDays(eventOn, expectedAfter),
    });
    noticeId = notice.id;
  };
  const match = (actor: Actor) =>
    stage.app.get(CustodyMatching).match(actor, noticeId, {
      caseId: stage.caseId,
      reference: '',
      commissioner: stage.directory.organisation('nhs-england'),
    });
  stage.at(told, '09:15', dwayne, tell('detention', detention.establishment, late));
  if (released === undefined) stage.at(matched, '10:40', stage.officer, match);
  if (transferred) {
    stage.at(transferred.daysAgo, '16:10', dwayne, tell('transfer', transferred.to, 1));
    stage.at(transferred.daysAgo - 1, '09:40', stage.officer, match);
  }
  if (head) {
    const { daysAgo, ...invited } = head;
    stage.at(daysAgo, '11:30', stage.officer, (actor) =>
      stage.app.get(HeadsOfEducation).invite(actor, noticeId, invited),
    );
  }
  if (laterTold)
    stage.at(laterTold.daysAgo, '14:05', dwayne, (actor) =>
      stage.app
        .get(CustodyEntries)
        .expectRelease(actor, noticeId, addDays(stage.app.get(Clock).today() as CivilDate, laterTold.inDays)),
    );
  if (released === undefined) return;
  stage.at(released, '15:30', dwayne, tell('release', detention.establishment, 1));
  stage.at(matched, '09:20', stage.officer, match);
}

/** Of nobody whom the council knows: refused, so that the team reads why. */
export function tellWrongChild(app: INestApplicationContext, walk: Walk, directory: Directory): void {
  let noticeId = '';
  const about = 'a notice about nobody here';
  walk.add({
    about,
    daysAgo: 6,
    time: '11:00',
    who: directory.worker(worker),
    act: async (actor) => {
      const eventOn = addDays(app.get(Clock).today() as CivilDate, -1);
      const who = { givenName: 'Kieran', familyName: 'Mossop', born: '2010-03-09' };
      const told = { ...nothing, ...who, eventOn, establishment: directory.organisation('coldmarsh') };
      noticeId = (await app.get(CustodyTelling).tell(actor, told)).notice.id;
    },
  });
  walk.add({
    about,
    daysAgo: 5,
    time: '09:05',
    who: directory.worker('Maud Alderson'),
    act: (actor) =>
      app
        .get(CustodyMatching)
        .refuse(actor, noticeId, 'Nobody of this name and date of birth lives in Rivermere. Please check the address.'),
  });
}

const nothing: CustodyTold = {
  ...{
    kind: 'detention',
    givenName: '',
    familyName: '',
    born: '',
    homeArea: area.code,
    homeName: '',
    hostArea: '',
    hostName: '',
  },
  ...{
    eventOn: '',
    establishment: '',
    establishmentName: '',
    isAdultEstate: false,
    expectedReleaseOn: null,
    risk: '',
    communication: '',
  },
};
