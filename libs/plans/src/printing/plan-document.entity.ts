import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { Release } from '#disclosure';
import { actingOrganisation, actingPerson, anyOf, isFamily, isOfficer, Person } from '#identity';
import { areaId, id, instant, londonToday, StoredFile, type PrintedDocument } from '#platform';
import { PlanVersion } from '../plan-version.entity.ts';

/** What is printed of a plan: all of it, the plain copy for the child, or the letter that goes with it. */
export const printedContents = ['plan', 'child', 'letter'] as const;
export const printedSizes = ['standard', 'large'] as const;

/** The family’s own, as far as it may see the version; a recipient’s, while its release lasts. */
const ofFamily = `release_id is null and ${isFamily('case_id', 'plan')} and exists (select 1 from plan_version v where v.id = plan_version_id)`;
const ofRecipient = `exists (select 1 from disclosure_release r where r.id = release_id and r.plan_version_id = plan_document.plan_version_id
  and r.recipient_id = ${actingOrganisation} and r.ended_at is null and (r.expires_on is null or r.expires_on >= ${londonToday}))`;

const PlanDocumentSchema = defineEntity({
  name: 'PlanDocument',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    planVersion: () => p.manyToOne(PlanVersion).mapToPk(),
    /** Whose copy it is; none for the family’s and the officers’ own. */
    release: () => p.manyToOne(Release).mapToPk().nullable(),
    content: p.enum(printedContents),
    size: p.enum(printedSizes),
    format: p.enum(['pdf', 'word']),
    /** What is to be printed, as far as whoever asked may see it; null once it is made. */
    text: p.json<PrintedDocument>().nullable(),
    state: p.enum(['asked', 'making', 'ready', 'failed']),
    askedBy: () => p.manyToOne(Person).mapToPk(),
    askedAt: instant(),
    /** When a worker last began to make it. */
    begunAt: instant().nullable(),
    endedAt: instant().nullable(),
    file: () => p.manyToOne(StoredFile).mapToPk().nullable(),
    /** Why it could not be made. */
    failure: p.enum(['no-chromium', 'broken']).nullable(),
  },
  indexes: [
    { properties: ['case'] },
    {
      name: 'plan_document_once',
      expression: `create unique index plan_document_once on plan_document (plan_version_id, release_id, content, size, format) nulls not distinct where state <> 'failed'`,
    },
    {
      name: 'plan_document_waiting',
      expression: `create index plan_document_waiting on plan_document (asked_at) where state in ('asked', 'making')`,
    },
  ],
  checks: [
    {
      name: 'plan_document_made',
      expression: `case state when 'ready' then file_id is not null and text is null when 'failed' then failure is not null and text is null else text is not null and file_id is null end`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'plan_document_officer', command: 'select', using: isOfficer },
    { name: 'plan_document_family', command: 'select', using: ofFamily },
    { name: 'plan_document_recipient', command: 'select', using: ofRecipient },
    {
      name: 'plan_document_asked',
      command: 'insert',
      check: `asked_by_id = ${actingPerson} and state = 'asked' and (${anyOf(isOfficer, ofFamily, ofRecipient)})`,
    },
    { name: 'plan_document_worker', command: 'select', roles: ['ehc_worker'], using: 'true' },
    { name: 'plan_document_worker_makes', command: 'update', roles: ['ehc_worker'], using: 'true', check: 'true' },
  ],
});

/** A plan as a file: asked for by somebody who may read it, made by the worker, never changed. */
export class PlanDocument extends PlanDocumentSchema.class {}
PlanDocumentSchema.setClass(PlanDocument);
