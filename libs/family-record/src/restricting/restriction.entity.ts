import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { categories } from '#consent';
import { actingPerson, isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

const RestrictionSchema = defineEntity({
  name: 'Restriction',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** What was marked: the statement that was chosen, with all that it corrects and that corrects it. */
    statements: p.array().columnType('uuid[]').$type<string[]>(),
    category: p.enum(categories),
    toldOn: civilDate(),
    /** Empty where somebody of the family gave none. */
    reason: p.text(),
    restrictedBy: () => p.manyToOne(Person).mapToPk(),
    restrictedAt: instant(),
    liftedAt: instant().nullable(),
    liftedReason: p.text().nullable(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [{ name: 'restriction_is_lifted_with_reason', expression: '(lifted_at is null) = (lifted_reason is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'restriction_own',
      command: 'select',
      using: `restricted_by_id = ${actingPerson} and (${isOfficer} or ${isFamily('case_id', 'story')})`,
    },
    { name: 'restriction_left_behind', command: 'select', using: 'is_left_behind(area_id, case_id, restricted_by_id)' },
    { name: 'restriction_keeper', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/**
 * That somebody restricted what was told, why, and when and why it was lifted again. Nobody else reads it: a reason can
 * say as much as what it hides. Once an officer has left the authority, a signing officer and the officer of the case
 * read it and lift it in their place. Only `restrict_statement` and `lift_restriction` write it. @rule K6
 */
export class Restriction extends RestrictionSchema.class {}
RestrictionSchema.setClass(Restriction);
