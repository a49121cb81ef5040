import type { Role } from '#identity';

/** An entry of the record with what it names. */
export interface Entry {
  at: Date | string;
  action: string;
  details: {
    team?: string;
    /** An instant: when it was allocated to the team. */
    allocatedAt?: string;
    receivedOn?: string;
    how?: string;
    inPlaceOf?: string;
    why?: string;
    step?: number;
    point?: string;
    told?: Role[];
    mail?: string;
    mails?: string[];
  };
  isPerson: boolean;
  role: Role | null;
  organisation: string | null;
  team: string | null;
  /** The team that had the request then. */
  aboutTeam: string | null;
  spokeTo: string | null;
  said: string | null;
  promisedOn: string | null;
  calledOn: string | null;
  words: string | null;
  answer: string | null;
}
