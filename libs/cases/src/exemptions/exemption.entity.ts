import { defineEntity, p } from '@mikro-orm/postgresql';
import { isFamily, isOfficer, Person } from '#identity';
import { GROUNDS, type Ground } from '#statute';
import { areaId, civilDate, id, instant } from '#platform';
import { Case } from '../case.entity.ts';

export const grounds = Object.keys(GROUNDS) as [Ground, ...Ground[]];

const CaseExemptionSchema = defineEntity({
  name: 'CaseExemption',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The rule of the one deadline affected, such as D7 (D10). */
    rule: p.text(),
    ground: p.enum(grounds),
    /** First and last day of what the exemption rests on: of the closure, the absence, the illness. */
    beginsOn: civilDate(),
    endsOn: civilDate(),
    /** For a closure: the day on which the head was asked for advice, where known (A7). */
    adviceAskedOn: civilDate().nullable(),
    /** How it makes keeping the day impractical, and on what evidence (D9). */
    why: p.text(),
    /** The day on which the family was told of it (D9). */
    familyToldOn: civilDate().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    withdrawnBy: () => p.manyToOne(Person).mapToPk().nullable(),
    withdrawnAt: instant().nullable(),
    withdrawnWhy: p.text().nullable(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'case_exemption_officer', using: isOfficer, check: isOfficer },
    { name: 'case_exemption_family', command: 'select', using: isFamily('case_id', 'progress') },
  ],
});

/** An exemption that the authority claims from one statutory day of a case. Withdrawn at most; never changed, never deleted. */
export class CaseExemption extends CaseExemptionSchema.class {}
CaseExemptionSchema.setClass(CaseExemption);
