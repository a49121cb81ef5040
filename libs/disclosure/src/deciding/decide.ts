import {
  categoryWords,
  decisionsThatCount,
  groundOf,
  isOver,
  type Category,
  type Decided,
  type Ground,
  type Purpose,
} from '#consent';
import type { Agency } from '#identity';

/** Who asks, as the case knows them. */
export interface Viewer {
  personId: string;
  part: 'officer' | 'family' | 'team' | 'stranger';
  teamId: string | null;
  agency: Agency | null;
  /** What their part on the case lets them read for. */
  purpose: Purpose;
  /** Of the family: whether the story is within what they may see. */
  hasStory: boolean;
}

/** Something that a family told, as far as the rule asks. */
export interface Item {
  category: Category;
  restricted: boolean;
  onlyTeller: boolean;
  teller: string | null;
}

/** Sharing that the law allows without agreement, to an agency or one person (C7). */
export interface Imposed {
  id: string;
  categories: Category[];
  agency: Agency | null;
  recipientPerson: string | null;
  basis: string;
  until: string | null;
  isEnded: boolean;
  isHidden: boolean;
}

/** Leave to read what is restricted; it counts once a second person approved it (K6). */
export interface Grant {
  teamId: string | null;
  personId: string | null;
  until: string;
  isApproved: boolean;
  isEnded: boolean;
}

/** All that was decided about a case, as far as it concerns the viewer. */
export interface Grounds {
  /** Today's recorded date of birth: who decided when follows from it (C3). */
  born: string;
  decisions: Decided[];
  imposed: Imposed[];
  grants: Grant[];
}

export interface Verdict extends Ground {
  /** Whether it may be said that something is withheld. */
  named: boolean;
  /** The sharing without agreement that it rests on, where nothing else allows it. */
  imposed?: Imposed;
}

/**
 * May this viewer read these, and why; in the order given. The same rule stands in PostgreSQL as row-level security
 * (`statement.entity.ts`, `shared_with_team`), and a matrix of real rows holds the two against each other. @rule C2 C3 C7 C8 K6 M
 */
export function decide(viewer: Viewer, items: readonly Item[], grounds: Grounds, today: string): Verdict[] {
  const restricted = onRestricted(viewer, grounds, today);
  if (viewer.part === 'stranger') return items.map(() => isNotOnCase);
  if (viewer.part === 'family') return items.map((item) => ofFamily(viewer, item));
  if (viewer.part === 'officer') return items.map((item) => (item.restricted ? restricted : runsCase));
  const shared = onCategories(viewer, grounds, today);
  return items.map((item) => (item.restricted ? restricted : shared(item.category)));
}

const isNotOnCase: Verdict = { may: false, because: 'you are not on the case', rule: 'M', named: false };
const runsCase: Verdict = { may: true, because: 'your authority runs the case', rule: 'M', named: true };
const isTheirs: Verdict = { may: true, because: 'it is your own record', rule: 'M', named: true };
const notTold: Verdict = { may: false, because: 'it was not told for you', rule: 'M', named: false };

function ofFamily({ personId, hasStory }: Viewer, { restricted, onlyTeller, teller }: Item): Verdict {
  const isKept = onlyTeller && teller !== personId;
  return restricted || isKept || !hasStory ? notTold : isTheirs;
}

function onRestricted({ personId, teamId }: Viewer, { grants }: Grounds, today: string): Verdict {
  const may = grants.some(
    (each) =>
      (each.personId === personId || (teamId !== null && each.teamId === teamId)) &&
      each.isApproved &&
      !each.isEnded &&
      each.until >= today,
  );
  const because = may ? 'two people agreed that you need to' : 'it is restricted';
  return { may, because, rule: 'K6', named: may };
}

/** What an agency or one of its people may read, category by category. */
function onCategories({ agency, personId, purpose }: Viewer, grounds: Grounds, today: string) {
  const { decisions, born, imposed } = grounds;
  const counting = decisionsThatCount(decisions, born, today, { agency, personId, purpose });
  const allowed = imposed.filter(
    (each) =>
      ((agency !== null && each.agency === agency) || each.recipientPerson === personId) &&
      !each.isEnded &&
      !isOver(each, today),
  );
  const known = new Map<Category, Verdict>();
  return (category: Category): Verdict => {
    const verdict = known.get(category) ?? onCategory(category, counting.get(category), allowed, today);
    known.set(category, verdict);
    return verdict;
  };
}

function onCategory(category: Category, decision: Decided | undefined, allowed: Imposed[], today: string): Verdict {
  const lawful = allowed.filter(({ categories }) => categories.includes(category));
  const imposed = lawful.find(({ isHidden }) => !isHidden) ?? lawful[0];
  const ground = groundOf(decision, imposed, today);
  return { ...ground, named: true, ...(ground.rule === 'C7' && { imposed }) };
}

/** The categories that are named as withheld from a viewer. */
export const categoriesWithheld = (categories: readonly Category[], verdicts: readonly Verdict[]) =>
  categories.flatMap((category, at) => {
    const { may, named, because, rule } = verdicts[at]!;
    return may || !named ? [] : [{ category, categoryWords: categoryWords[category], why: because, rule }];
  });
