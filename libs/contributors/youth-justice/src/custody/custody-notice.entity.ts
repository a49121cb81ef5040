import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import {
  actingAgency,
  actingTeam,
  Area,
  invitedAbout,
  isGivenTo,
  isOfficer,
  officerArea,
  Organisation,
  Person,
  Team,
} from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

export const noticeKinds = ['detention', 'transfer', 'release'] as const;

const ofTeam = `team_id = ${actingTeam}`;
const isYouthJustice = `${actingAgency} = 'youth-justice'`;

const CustodyNoticeSchema = defineEntity({
  name: 'CustodyNotice',
  properties: {
    id: id(),
    /** The home authority, which keeps the plan (K9). */
    areaId: areaId(),
    /** The home authority by its name, where it is outside England. */
    homeName: p.text().default(''),
    /** The authority in whose area the establishment lies, where it uses the portal and is another. */
    hostArea: () => p.manyToOne(Area).mapToPk().nullable(),
    /** The host authority in words, where it does not. */
    hostName: p.text(),
    kind: p.enum(noticeKinds),
    /** The child as the youth offending team knows them. */
    givenName: p.text(),
    familyName: p.text(),
    born: civilDate(),
    eventOn: civilDate(),
    /** The day the authority was told: the clocks count from it. */
    toldOn: civilDate(),
    /** Where they are from that day; for a release, where they were. */
    establishment: () => p.manyToOne(Organisation).mapToPk(),
    isAdultEstate: p.boolean(),
    /** As told last (`CustodyEntry`). */
    expectedReleaseOn: civilDate().nullable(),
    /** What the establishment must know at once. */
    risk: p.text(),
    communication: p.text(),
    team: () => p.manyToOne(Team).mapToPk(),
    toldBy: () => p.manyToOne(Person).mapToPk(),
    toldAt: instant(),
    /** The notice before of the same detention. */
    follows: () => p.manyToOne(CustodyNotice).mapToPk().nullable(),
    /** Whose it is, once an officer of the home authority said so. */
    case: () => p.manyToOne(Case).mapToPk().nullable(),
    settledBy: () => p.manyToOne(Person).mapToPk().nullable(),
    settledAt: instant().nullable(),
    /** Why the officer did not match it: another authority's child, nobody of that name. */
    refusedBecause: p.text().nullable(),
  },
  indexes: [
    { properties: ['areaId', 'settledAt'] },
    { properties: ['team'] },
    { properties: ['case'] },
    { properties: ['follows'] },
  ],
  checks: [
    {
      name: 'custody_notice_is_settled',
      expression:
        '(settled_at is null) = (settled_by_id is null) and (refused_because is null or settled_at is not null)',
    },
    {
      name: 'custody_notice_is_matched_or_refused',
      expression: 'settled_at is null or (case_id is null) <> (refused_because is null)',
    },
    { name: 'custody_notice_goes_on', expression: `(kind = 'detention') = (follows_id is null)` },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'custody_notice_officer', using: isOfficer, check: isOfficer },
    { name: 'custody_notice_host', command: 'select', using: `host_area_id = ${officerArea}` },
    { name: 'custody_notice_team', command: 'select', using: ofTeam },
    {
      name: 'custody_notice_team_tells',
      command: 'insert',
      check: `${ofTeam} and ${isYouthJustice} and settled_at is null`,
    },
    // whoever was invited into the establishment about this detention
    {
      name: 'custody_notice_establishment',
      command: 'select',
      using: `${invitedAbout} is not null and ${isGivenTo('establishment_id')}`,
    },
    { name: 'custody_notice_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    // the day on which the release is expected, by an entry of somebody who reads the notice
    { name: 'custody_notice_keeper_moves', command: 'update', roles: ['ehc_owner'], using: 'true', check: 'true' },
  ],
});

/** What a youth offending team told the home and host authority of a child in custody. @rule K8 */
export class CustodyNotice extends CustodyNoticeSchema.class {}
CustodyNoticeSchema.setClass(CustodyNotice);
