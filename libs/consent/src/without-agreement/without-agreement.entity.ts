import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { agencies, isFamily, isOfficer, isTeam, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { ofOneRecipient, toActing, type Category } from '../decisions/sharing-decision.entity.ts';

const WithoutAgreementSchema = defineEntity({
  name: 'WithoutAgreement',
  tableName: 'sharing_without_agreement',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    categories: p.array().columnType('text[]').$type<Category[]>(),
    agency: p.enum(agencies).nullable(),
    recipientPerson: () => p.manyToOne(Person).mapToPk().nullable(),
    reason: p.text(),
    /** The basis in law (C7), with its citation. */
    basis: p.text(),
    /** The last day on which it holds; none when it holds until ended. */
    until: civilDate().nullable(),
    /** Why telling the family would put someone at risk; none where the family is told, as it almost always is. */
    hiddenBecause: p.text().nullable(),
    /** The day on which an officer looks again whether the family can be told; hidden until somebody has. */
    hiddenUntil: civilDate().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    endedAt: instant().nullable(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    { name: 'without_agreement_is_to_one', expression: ofOneRecipient },
    {
      name: 'without_agreement_is_hidden_for_a_reason',
      expression: 'hidden_until is null or hidden_because is not null',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'without_agreement_officer', using: isOfficer, check: isOfficer },
    {
      name: 'without_agreement_family',
      command: 'select',
      using: `hidden_until is null and ${isFamily('case_id', 'sharing')}`,
    },
    { name: 'without_agreement_agency', command: 'select', using: `${toActing} and ${isTeam()}` },
    { name: 'without_agreement_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** What the law lets an agency or person read though the family did not agree (C7); on record always (C8). */
export class WithoutAgreement extends WithoutAgreementSchema.class {}
WithoutAgreementSchema.setClass(WithoutAgreement);
