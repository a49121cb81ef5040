import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

const AdviceChaseSchema = defineEntity({
  name: 'AdviceChase',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    kind: p.enum(['mail', 'call']),
    on: civilDate(),
    /** Of a call: who was spoken to, what was said, and the day promised, which never moves the due day. */
    spokeTo: p.text().nullable(),
    said: p.text().nullable(),
    promisedOn: civilDate().nullable(),
    by: () => p.manyToOne(Person).mapToPk(),
    at: instant(),
  },
  indexes: [
    {
      name: 'advice_chase_mail_once',
      expression: `create unique index advice_chase_mail_once on advice_chase (request_id, "on") where kind = 'mail'`,
    },
    { properties: ['request', 'at'] },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'advice_chase_officer', using: isOfficer, check: isOfficer },
    { name: 'advice_chase_keeper', command: 'select', roles: ['ehc_owner'], using: 'true' },
  ],
});

/** What an officer did to get an answer: a reminder sent by hand, at most one a day, or a call. Never changed. */
export class AdviceChase extends AdviceChaseSchema.class {}
AdviceChaseSchema.setClass(AdviceChase);
