import { defineEntity, p } from '@mikro-orm/postgresql';
import { id } from '#platform';
import { Area } from './area.entity.ts';

export const organisationKinds = [
  'local-authority',
  'school',
  'nhs-provider',
  'health-commissioner',
  'youth-offending-team',
  'virtual-school',
  'secure-establishment',
  'other',
] as const;

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    id: id(),
    name: p.text(),
    kind: p.enum(organisationKinds),
    odsCode: p.text().nullable(),
    urn: p.text().nullable(),
    ukprn: p.text().nullable(),
  },
});

/** A body: an authority's service, a school, an NHS provider, a commissioner. It may serve several areas. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

const OrganisationAreaSchema = defineEntity({
  name: 'OrganisationArea',
  properties: {
    area: () => p.manyToOne(Area).primary().mapToPk(),
    organisation: () => p.manyToOne(Organisation).primary().mapToPk(),
  },
});

/** That an organisation serves an area. */
export class OrganisationArea extends OrganisationAreaSchema.class {}
OrganisationAreaSchema.setClass(OrganisationArea);
