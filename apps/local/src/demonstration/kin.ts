import { scopes, type Scope } from '#identity';

/** Somebody beside whoever asked for the assessment: another parent, a supporter. They sign in too. */
export interface Kin {
  child: string;
  name: string;
  email: string;
  relation: string;
  part: 'parent' | 'supporter';
  scope: readonly Scope[];
  /** Why an officer limited it. */
  limitReason?: string;
  /** What the young person lets them keep, once it is theirs to say. */
  keeps?: readonly Scope[];
  /** Calendar days from when they were admitted. */
  days?: number;
  /** What they may see, in a few words, for the list of sign-ins. */
  what: string;
}

export const kin: Kin[] = [
  {
    child: 'leo',
    name: 'Craig Dunmore',
    email: 'separated.parent@family.example',
    relation: 'Father',
    part: 'parent',
    scope: ['progress', 'plan'],
    limitReason:
      'The parents live apart. By the court’s order the father is told how Leo gets on; what the mother told us, and who reads it, is not for him.',
    what: 'Separated father of Leo: follows the case, does not read the story',
  },
  {
    child: 'jaydon',
    name: 'Michelle Whitlow',
    email: 'mother@family.example',
    relation: 'Mother',
    part: 'parent',
    scope: scopes,
    keeps: ['progress', 'plan'],
    what: 'Mother of Jaydon, who took over: sees what he chose',
  },
  {
    child: 'noah',
    name: 'Ruth Amberley',
    email: 'supporter@family.example',
    relation: 'SENDIASS',
    part: 'supporter',
    scope: ['progress', 'story', 'plan'],
    days: 180,
    what: 'Supporter of Noah’s family: sees what his mother chose, until a day',
  },
];
