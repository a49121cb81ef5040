import { defineEntity, p } from '@mikro-orm/postgresql';
import { isOfficer } from '#identity';
import { areaId, civilDate, id } from '#platform';

/** Whoever may see a case of the child: row-level security of the cases applies inside. */
const hasCaseInSight = 'exists (select 1 from ehc_case c where c.child_id = child.id)';

const ChildSchema = defineEntity({
  name: 'Child',
  properties: {
    id: id(),
    areaId: areaId(),
    givenName: p.text(),
    familyName: p.text(),
    preferredName: p.text().nullable(),
    born: civilDate(),
    sex: p.enum(['female', 'male', 'not stated']),
    nhsNumber: p.text().nullable(),
    upn: p.text().nullable(),
    uln: p.text().nullable(),
  },
  indexes: [{ properties: ['areaId', 'familyName'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'child_officer', using: isOfficer, check: isOfficer },
    { name: 'child_on_case', command: 'select', using: hasCaseInSight },
    { name: 'child_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** The child or young person, as identified to the authority. */
export class Child extends ChildSchema.class {
  /** The name they like to be called by, with the family name. */
  fullName(): string {
    return `${this.preferredName ?? this.givenName} ${this.familyName}`;
  }

  /** The name that plans and letters of law carry. */
  formalName(): string {
    return `${this.givenName} ${this.familyName}`;
  }
}
ChildSchema.setClass(Child);
