import { defineEntity, p } from '@mikro-orm/postgresql';
import { anyOf, isFamily, isOfficer, isTeam } from '#identity';
import { areaId, civilDate, id } from '#platform';

const onCase = (condition: string) => `id in (select c.child_id from ehc_case c where ${condition})`;

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
    { name: 'child_on_case', command: 'select', using: onCase(anyOf(isFamily('c.id'), isTeam('c.id'))) },
  ],
});

/** The child or young person, as identified to the authority. */
export class Child extends ChildSchema.class {
  /** The name they like to be called by, with the family name. */
  fullName(): string {
    return `${this.preferredName ?? this.givenName} ${this.familyName}`;
  }
}
ChildSchema.setClass(Child);
