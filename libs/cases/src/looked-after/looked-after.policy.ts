import { either, forRoles, type Actor } from '#identity';
import { runCase } from '../case.policy.ts';
import type { LookedAfterPeriod } from './looked-after-period.entity.ts';

type Period = Pick<LookedAfterPeriod, 'areaId' | 'authority' | 'partMemberships'>;

/** The virtual school head sees the children whom their own authority looks after. */
export const lookedAfterList = forRoles('see the looked-after children of an authority', ['virtual-school-head']);

/** Whoever may have a part because a child is looked after: row-level security knows in which plans. */
export const lookedAfterParts = forRoles('see the looked-after children in whose plans they have a part', [
  'contributor',
  'team-manager',
  'head',
]);
export const followLookedAfter = either<Actor>('follow looked-after children', lookedAfterList, lookedAfterParts);

/** Keeping what is known of a period: the officers of the case, and the virtual school head of its authority (K1). */
export const keepPeriod = either<Period>(
  'keep what is known of a looked-after child',
  runCase,
  forRoles<Period>(
    'keep what is known of a child whom the authority looks after',
    ['virtual-school-head'],
    (actor, { authority }) => authority === actor.areaId,
  ),
);

/** Reading it: they, and whoever has a part because of it. Row-level security has let through only their own rows. */
export const readPeriod = either<Period>('read of a looked-after child', keepPeriod, {
  name: 'read of a looked-after child because of their part',
  may: ({ membershipId }: Actor) => membershipId !== null,
  over: ({ membershipId }: Actor, { partMemberships }) => partMemberships.includes(membershipId ?? ''),
});
