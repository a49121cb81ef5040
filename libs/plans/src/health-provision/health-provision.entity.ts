import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingCommissioner, isOfficer, Organisation, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

export const decisions = ['agreed', 'not-agreed'] as const;

const ofCommissioner = `commissioner_id = ${actingCommissioner}`;

const HealthProvisionSchema = defineEntity({
  name: 'HealthProvision',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The reference of the case: the commissioner knows a child by it. */
    reference: p.text(),
    /** The piece of provision of section G. It may have gone since. */
    lineId: p.uuid(),
    /** What was asked, in full: an agreement is to these words. */
    words: p.text(),
    /** Who was asked through the portal; none where an officer writes down what was said elsewhere. */
    commissioner: () => p.manyToOne(Organisation).mapToPk().nullable(),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedAt: instant(),
    decision: p.enum(decisions).nullable(),
    /** Who decided for the commissioner, in which role, on which day. */
    name: p.text().nullable(),
    role: p.text().nullable(),
    decidedOn: civilDate().nullable(),
    /** Why it is not agreed: the dispute between the authority and the commissioner (L7). */
    reason: p.text().nullable(),
    /** Where an officer writes it down: how it is known. */
    evidence: p.text().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    recordedAt: instant().nullable(),
  },
  indexes: [{ properties: ['case', 'lineId'] }, { properties: ['commissioner'] }],
  checks: [
    {
      name: 'health_provision_is_decided',
      expression: `case when decision is null then recorded_at is null else recorded_at is not null and name <> '' and role <> '' and decided_on is not null end`,
    },
    { name: 'health_provision_says_why', expression: `decision is distinct from 'not-agreed' or reason <> ''` },
    { name: 'health_provision_is_known', expression: `commissioner_id is not null or evidence <> ''` },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'health_provision_officer', using: isOfficer, check: isOfficer },
    { name: 'health_provision_commissioner', command: 'select', using: ofCommissioner },
    {
      name: 'health_provision_commissioner_decides',
      command: 'update',
      using: `${ofCommissioner} and decision is null`,
      check: ofCommissioner,
    },
  ],
});

/** One piece of health provision that the commissioner was asked to agree, and what it said. Decided once; asked anew when its words change. @rule F7 L7 */
export class HealthProvision extends HealthProvisionSchema.class {}
HealthProvisionSchema.setClass(HealthProvision);
