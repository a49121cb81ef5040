import { earlyStatements } from './statements-early.ts';
import { primaryStatements } from './statements-primary.ts';
import { secondaryStatements } from './statements-secondary.ts';
import type { DemonstrationStatement } from './types.ts';

/** What each family told, once. */
export const statements: DemonstrationStatement[] = [...earlyStatements, ...primaryStatements, ...secondaryStatements];
