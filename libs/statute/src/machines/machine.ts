/** A move that the machine does not allow from this state. */
export class IllegalMove extends Error {
  override readonly name = 'IllegalMove';
  readonly machine: string;
  readonly state: string;
  readonly action: string;

  constructor(machine: string, state: string, action: string, allowed: readonly string[]) {
    const moves = allowed.length ? `It can: ${allowed.join(', ')}.` : 'Nothing more can happen to it.';
    super(`A ${machine} that is ${state} cannot ${action}. ${moves}`);
    this.machine = machine;
    this.state = state;
    this.action = action;
  }
}

/** The definition of a machine is wrong: found when the program starts. */
export class UnsoundMachine extends Error {
  override readonly name = 'UnsoundMachine';
}

type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every action of a machine: the keys of all its states' moves. */
type ActionOf<M extends Moves> = { [S in keyof M]: keyof M[S] }[keyof M] & string;
type StateOf<M extends Moves> = keyof M & string;

export interface Machine<State extends string = string, Action extends string = string> {
  readonly name: string;
  readonly start: State;
  /** States in which it may rest for good; some can still be reopened. */
  readonly ends: readonly State[];
  readonly states: readonly State[];
  /** The state after an action. Throws IllegalMove. */
  next(state: State, action: Action): State;
  /** What may happen next, in the order of the definition. */
  actionsFrom(state: State): readonly Action[];
}

/**
 * A state machine as data. `moves` gives for each state its actions and where they lead. Throws UnsoundMachine when a
 * move leads nowhere, a state cannot be reached, or a state cannot reach an end.
 */
export function defineMachine<const M extends Moves>(definition: {
  readonly name: string;
  readonly start: NoInfer<StateOf<M>>;
  readonly ends: readonly NoInfer<StateOf<M>>[];
  readonly moves: M;
}): Machine<StateOf<M>, ActionOf<M>> {
  const { name, start, ends } = definition;
  const moves: Moves = definition.moves;
  assertSound(name, moves, start, ends);
  const actionsFrom = (state: string) => Object.keys(moves[state] ?? {}) as ActionOf<M>[];
  return {
    name,
    start,
    ends,
    states: Object.keys(moves) as StateOf<M>[],
    actionsFrom,
    next(state, action) {
      const to =
        Object.hasOwn(moves, state) && Object.hasOwn(moves[state]!, action) ? moves[state]![action] : undefined;
      if (to === undefined) throw new IllegalMove(name, state, action, actionsFrom(state));
      return to as StateOf<M>;
    },
  };
}

function assertSound(name: string, moves: Moves, start: string, ends: readonly string[]): void {
  const arrows = Object.entries(moves).flatMap(([from, actions]) => Object.values(actions).map((to) => ({ from, to })));
  const nowhere = [start, ...ends, ...arrows.map(({ to }) => to)].find((state) => !Object.hasOwn(moves, state));
  if (nowhere !== undefined) throw new UnsoundMachine(`The ${name} machine has no state "${nowhere}".`);

  const reached = closure([start], (state) => arrows.filter(({ from }) => from === state).map(({ to }) => to));
  const ending = closure(ends, (state) => arrows.filter(({ to }) => to === state).map(({ from }) => from));
  for (const state of Object.keys(moves)) {
    if (!reached.has(state)) throw new UnsoundMachine(`In the ${name} machine nothing leads to "${state}".`);
    if (!ending.has(state)) throw new UnsoundMachine(`In the ${name} machine "${state}" is a dead end.`);
  }
}

function closure(from: readonly string[], step: (state: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const state of found) for (const next of step(state)) found.add(next);
  return found;
}
