import type { Deadline } from '#statute';

/** What is due, as an officer's next step. The law's words for D3, "decide not to issue", read like the outcome. */
export const dueWords = ({ rule, what }: Pick<Deadline, 'rule' | 'what'>): string =>
  rule === 'D3' ? 'decide whether to issue a plan' : what;
