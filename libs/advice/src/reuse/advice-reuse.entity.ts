import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isFamily, isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant, StoredFile } from '#platform';
import { reuseParties } from '#statute';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

const AdviceReuseSchema = defineEntity({
  name: 'AdviceReuse',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** The request that need not be sent if all three agree. */
    request: () => p.manyToOne(AdviceRequest).mapToPk().unique(),
    /** The advice, where it was given through the portal; else it is a report on paper or in a file. */
    contributionId: p.uuid().nullable(),
    /** The report itself, once it was added, and its name as people see it. */
    file: () => p.manyToOne(StoredFile).mapToPk().nullable(),
    fileName: p.text().nullable(),
    authorName: p.text(),
    authorRole: p.text(),
    organisation: p.text(),
    /** The day the advice was given, and what for. */
    givenOn: civilDate(),
    givenFor: p.text(),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedOn: civilDate(),
  },
  indexes: [{ properties: ['case'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'advice_reuse_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_reuse_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'advice_reuse_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    { name: 'advice_reuse_family', command: 'select', using: isFamily('case_id', 'plan') },
  ],
});

/** That advice already given is offered in place of a fresh request (B13). */
export class AdviceReuse extends AdviceReuseSchema.class {}
AdviceReuseSchema.setClass(AdviceReuse);

/** How somebody's answer reached the authority, where they did not give it in the portal. */
export const toldWays = ['meeting', 'telephone', 'writing'] as const;

const isFamilysOwn = `party = 'family' and how = 'portal' and ${isFamily('case_id', 'replies')}`;

const ReuseAnswerSchema = defineEntity({
  name: 'ReuseAnswer',
  tableName: 'advice_reuse_answer',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    reuse: () => p.manyToOne(AdviceReuse).mapToPk(),
    party: p.enum(reuseParties),
    isSatisfied: p.boolean(),
    /** The day they said so. */
    on: civilDate(),
    saidBy: p.text(),
    how: p.enum(['portal', ...toldWays]),
    why: p.text().nullable(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  uniques: [{ properties: ['reuse', 'party'] }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'reuse_answer_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_reuse_answer_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
    { name: 'reuse_answer_family', command: 'select', using: isFamily('case_id', 'plan') },
    { name: 'reuse_answer_family_says', command: 'insert', check: isFamilysOwn },
  ],
});

/** One of the three sign-offs: the author's, the authority's or the family's. Said once, never changed. */
export class ReuseAnswer extends ReuseAnswerSchema.class {}
ReuseAnswerSchema.setClass(ReuseAnswer);
