import { contradictionsOf, suggestGroups, withoutName } from '#plans';

/** A target, or an outcome of Section E. */
export interface Aim {
  id: string;
  text: string;
}

/** A target beside an outcome that seems to say the same, and where the two say different things. */
export interface Overlap {
  target: Aim;
  outcome: Aim;
  about: string;
  /** "how many minutes: 20 minutes in the personal education plan, 30 minutes in Section E" */
  differences: string[];
}

const [PEP, PLAN] = ['the personal education plan', 'Section E'];

/**
 * Where a personal education plan and Section E say the same, or contradict each other: a person decides. Likeness is
 * that of the suggested groups of Section E; `read` gives the meanings of texts. @rule K2
 */
export async function compareTargets(
  targets: readonly Aim[],
  outcomes: readonly Aim[],
  read: (texts: string[]) => Promise<Float32Array[]>,
): Promise<Overlap[]> {
  if (!targets.length || !outcomes.length) return [];
  const all = [
    ...targets.map((each) => ({ ...each, key: `t${each.id}`, isTarget: true })),
    ...outcomes.map((each) => ({ ...each, key: `o${each.id}`, isTarget: false })),
  ];
  const texts = withoutName(all.map(({ text }) => text));
  const meanings = await read(texts);
  const groups = suggestGroups(
    all.map(({ key, isTarget }, at) => ({
      ...{ id: key, contributionId: isTarget ? PEP : PLAN, needAreas: [] },
      ...{ text: texts[at]!, meaning: meanings[at]! },
    })),
  );
  return groups.flatMap(({ proposalIds, because }) => {
    const members = all.filter(({ key }) => proposalIds.includes(key));
    return members
      .filter(({ isTarget }) => isTarget)
      .flatMap((target) =>
        members
          .filter(({ isTarget }) => !isTarget)
          .map((outcome) => ({ target, outcome, about: because.about, differences: differences(target, outcome) })),
      );
  });
}

function differences(target: Aim, outcome: Aim): string[] {
  const found = contradictionsOf({ by: PLAN, text: outcome.text }, [{ by: PEP, text: target.text }]);
  return found.map(({ about, said }) => `${about}: ${said.map(({ by, words }) => `${words} in ${by}`).join(', ')}`);
}
