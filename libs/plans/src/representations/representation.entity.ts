import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { familyPerson, isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { PlanVersion } from '../plan-version.entity.ts';

/** What a family may say to a draft (G1); `agreement`: that it agrees with it (G6). */
export const subjects = ['point', 'whole', 'meeting', 'institution', 'personal-budget', 'agreement'] as const;
/** What the authority makes of it. */
export const answers = ['accepted', 'in-part', 'not-accepted'] as const;

const isOfDraft = `exists (select 1 from plan_version v where v.id = plan_version_id and v.case_id = representation.case_id and v.kind = 'draft')`;

const RepresentationSchema = defineEntity({
  name: 'Representation',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The draft that it is about. */
    planVersion: () => p.manyToOne(PlanVersion).mapToPk(),
    about: p.enum(subjects),
    /** The section of a point. */
    section: p.text().nullable(),
    /** The place in the section, from 0, of the statement that a point is about; none: the whole section. */
    statement: p.integer().nullable(),
    words: p.text(),
    /** Whose words they are. */
    saidBy: p.text(),
    /** The day on which the authority received it. */
    receivedOn: civilDate(),
    /** It came on paper or was spoken, and an officer wrote it down. */
    isOnPaper: p.boolean().default(false),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
    answer: p.enum(answers).nullable(),
    answerWords: p.text().nullable(),
    answeredBy: () => p.manyToOne(Person).mapToPk().nullable(),
    answeredAt: instant().nullable(),
  },
  indexes: [{ properties: ['case', 'recordedAt'] }],
  checks: [
    {
      name: 'representation_has_point',
      expression: `(about = 'point') = (section is not null) and (statement is null or section is not null)`,
    },
    {
      name: 'representation_is_answered',
      expression: '(answer is null) = (answered_at is null) and (answer is null) = (answer_words is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'representation_officer', using: isOfficer, check: `${isOfficer} and ${isOfDraft}` },
    { name: 'representation_family', command: 'select', using: isFamily('case_id', 'replies') },
    {
      name: 'representation_family_says',
      command: 'insert',
      check: `${isFamily('case_id', 'replies')} and recorded_by_id = ${familyPerson} and answer is null and not is_on_paper and ${isOfDraft}`,
    },
  ],
});

/** One thing that a family says to its draft plan, and what became of it. Its words never change; it is answered once. @rule G1 D5 */
export class Representation extends RepresentationSchema.class {}
RepresentationSchema.setClass(Representation);
