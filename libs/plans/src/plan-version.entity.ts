import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { actingOrganisation, isFamily, isOfficer, Organisation, Person } from '#identity';
import { areaId, civilDate, id, instant, londonToday } from '#platform';
import type { PlanSections } from './plan-sections.schema.ts';

const isReleased = `exists (select 1 from disclosure_release r
  where r.plan_version_id = plan_version.id and r.recipient_id = ${actingOrganisation}
    and r.ended_at is null and (r.expires_on is null or r.expires_on >= ${londonToday}))`;

const PlanVersionSchema = defineEntity({
  name: 'PlanVersion',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    number: p.integer(),
    kind: p.enum(['draft', 'final']),
    /** Whom it is about, as known that day: a school that is given the plan reads the name from here. */
    childName: p.text(),
    born: civilDate(),
    sections: p.json<PlanSections>(),
    /** SHA-256 of what was frozen (`hashOf`). */
    hash: p.text(),
    /** The institution named in section I; never in a draft (F11). */
    institution: () => p.manyToOne(Organisation).mapToPk().nullable(),
    madeBy: () => p.manyToOne(Person).mapToPk(),
    madeAt: instant(),
    /** The name that the signing officer signed a final plan with (G6). */
    signedName: p.text().nullable(),
    /** The day it was given to the family: the draft sent (G1), the final issued (G7). */
    givenOn: civilDate(),
  },
  uniques: [{ properties: ['case', 'number'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'plan_version_officer', command: 'select', using: isOfficer },
    { name: 'plan_version_officer_makes', command: 'insert', check: isOfficer },
    { name: 'plan_version_family', command: 'select', using: isFamily('case_id', 'plan') },
    { name: 'plan_version_released', command: 'select', using: isReleased },
    { name: 'plan_version_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** A draft or final plan as it was given, frozen and hashed. Never changed; an amendment is a new version. */
export class PlanVersion extends PlanVersionSchema.class {}
PlanVersionSchema.setClass(PlanVersion);
