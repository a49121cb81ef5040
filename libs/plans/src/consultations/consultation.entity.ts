import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isGivenTo, isOfficer, Organisation, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { PlanVersion } from '../plan-version.entity.ts';

export const replies = ['can-meet', 'can-meet-with-changes', 'cannot-meet'] as const;
/** Why an institution that the family asked for is not named; nothing else is a ground. @rule G4 s39(4) */
export const grounds = ['unsuitable', 'education-of-others', 'use-of-resources'] as const;

const ofInstitution = isGivenTo('institution_id');

const ConsultationSchema = defineEntity({
  name: 'Consultation',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The draft that went with it. */
    planVersion: () => p.manyToOne(PlanVersion).mapToPk(),
    institution: () => p.manyToOne(Organisation).mapToPk(),
    /** The family asked for it (G2); else the authority considers it. */
    isRequested: p.boolean(),
    sentBy: () => p.manyToOne(Person).mapToPk(),
    sentOn: civilDate(),
    /** The day on which the institution opened it: its 15 days run from there. */
    receivedOn: civilDate().nullable(),
    /** The last day on which the authority asked again. */
    chasedOn: civilDate().nullable(),
    reply: p.enum(replies).nullable(),
    replyWords: p.text().nullable(),
    /** The grounds that the institution itself gives against being named. */
    replyGrounds: p.json<(typeof grounds)[number][]>().defaultRaw("'[]'"),
    repliedOn: civilDate().nullable(),
    repliedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    /** Why it is not named, though the family asked for it. */
    ground: p.enum(grounds).nullable(),
    evidence: p.text().nullable(),
    decidedBy: () => p.manyToOne(Person).mapToPk().nullable(),
    decidedAt: instant().nullable(),
  },
  uniques: [{ properties: ['planVersion', 'institution'] }],
  indexes: [{ properties: ['case'] }, { properties: ['institution'] }],
  checks: [
    {
      name: 'consultation_is_replied',
      expression: '(reply is null) = (replied_on is null) and (reply is null) = (reply_words is null)',
    },
    {
      name: 'consultation_is_grounded',
      expression: '(ground is null) = (decided_at is null) and (ground is null) = (evidence is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'consultation_officer', using: isOfficer, check: isOfficer },
    { name: 'consultation_institution', command: 'select', using: ofInstitution },
    {
      name: 'consultation_institution_replies',
      command: 'update',
      using: `${ofInstitution} and reply is null`,
      check: `${ofInstitution} and ground is null`,
    },
  ],
});

/** An institution asked, with a draft, whether it can meet the needs in it; and why it is not named, if it is not. @rule G3 G4 D6 */
export class Consultation extends ConsultationSchema.class {}
ConsultationSchema.setClass(Consultation);
