import { readCase, runCase, type Case } from '#cases';
import { adviseOnCase } from '#consent';
import { either } from '#identity';

type Subject = Pick<Case, 'areaId'>;

/** Officers of the area write down what the family tells; the family tells it itself. */
export const tell = readCase;

export { followCase } from '#cases';

/** Officers and the family read everything; a team on the case reads what is shared with its agency. */
export const readFamilyRecord = either<Subject>('read what the family told', readCase, adviseOnCase);

/** Planning a visit to the child: a team on the case (row-level security). @rule A9 */
export const planVisit = either<Subject>('plan a visit to the child', adviseOnCase);

/** Asking the family: an officer of the area, and a team on the case while it answers a request (row-level security). */
export const askFamily = either<Subject>('ask the family', runCase, adviseOnCase);
