import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isGranted } from '#consent';
import { actingAgency, actingTeam, anyOf, isOfficer, isTeam, Person, Team } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

/** What is kept; `read` is that somebody with leave read it. */
export const protectionKinds = ['strategy-discussion', 'enquiry', 'conference', 'note', 'read'] as const;
export type ProtectionKind = (typeof protectionKinds)[number];

const Section47Schema = defineEntity({
  name: 'Section47',
  tableName: 'section47',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    team: () => p.manyToOne(Team).mapToPk(),
    kind: p.enum(protectionKinds),
    heldOn: civilDate(),
    words: p.text(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    // whoever writes it does not read it back without leave of two people either
    {
      name: 'section47_team_records',
      command: 'insert',
      check: `team_id = ${actingTeam} and ${actingAgency} = 'social-care' and ${isTeam()}`,
    },
    { name: 'section47_granted', command: 'select', using: `(${anyOf(isOfficer, isTeam())}) and ${isGranted}` },
  ],
});

/** What belongs to a section 47 enquiry: read by nobody without leave of two people, and never changed. @rule K6 */
export class Section47 extends Section47Schema.class {}
Section47Schema.setClass(Section47);
