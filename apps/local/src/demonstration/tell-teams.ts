import type { INestApplicationContext } from '@nestjs/common';
import { TeamPeople, Teams } from '#identity';
import type { Calendar } from './calendar.ts';
import type { Directory } from './directory.ts';
import type { Walk } from './walk.ts';

/** Who is away, in calendar days before the seeding, and who covers. */
const absences = [
  { name: 'Dr Miriam Castell', cover: 'Jonathan Prewitt', team: 'psychology', from: 1, until: -12 },
  { name: 'Kirsty Fallow', cover: 'Bethan Corrigan', team: 'speech', from: 2, until: -5 },
];

/** What a team arranges for itself: somebody covers for whoever is away, and a head signs before advice goes out. */
export function tellTeams(app: INestApplicationContext, walk: Walk, calendar: Calendar, directory: Directory): void {
  const about = 'the teams';
  for (const { name, cover, team, from, until } of absences)
    walk.add({
      about,
      daysAgo: from + 2,
      time: '16:40',
      who: directory.worker(name, team),
      act: (actor) =>
        app.get(TeamPeople).setAway(actor, {
          personId: actor.personId,
          coverId: directory.worker(cover, team).personId,
          startsOn: calendar.day(from),
          endsOn: calendar.day(until),
        }),
    });
  walk.add({
    about,
    daysAgo: 60,
    time: '08:20',
    who: directory.worker('Sunita Rao'),
    act: (actor) => app.get(Teams).askForSignOff(actor, true),
  });
}
