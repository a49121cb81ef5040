import { defineEntity, p } from '@mikro-orm/postgresql';
import { Area } from '#identity';
import { civilDate, id } from '#platform';

const SchoolHolidaySchema = defineEntity({
  name: 'SchoolHoliday',
  properties: {
    id: id(),
    area: () => p.manyToOne(Area).mapToPk(),
    startsOn: civilDate(),
    endsOn: civilDate(),
  },
  uniques: [{ properties: ['area', 'startsOn', 'endsOn'] }],
  checks: [{ name: 'school_holiday_in_order', expression: 'ends_on >= starts_on' }],
});

/** When the schools of an area are closed. Bank holidays are known; no clock in law stops for these. @rule Z2 I12 */
export class SchoolHoliday extends SchoolHolidaySchema.class {}
SchoolHolidaySchema.setClass(SchoolHoliday);
