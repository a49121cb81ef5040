import { defineEntity, p } from '@mikro-orm/postgresql';
import { actingCommissioner, actingTeam, officerArea, Person, Team } from '#identity';
import { id, instant } from '#platform';
import { AdviceRequest } from '../requests/advice-request.entity.ts';

export const audiences = ['officer', 'team', 'manager', 'commissioner'] as const;
export type Audience = (typeof audiences)[number];

const isAbout = (whose: string) => `exists (select 1 from advice_request r where r.id = request_id and ${whose})`;
const ofOfficer = `audience = 'officer' and ${isAbout(`r.area_id = ${officerArea}`)}`;
const ofTeam = `audience in ('team', 'manager') and team_id = ${actingTeam}`;
const ofCommissioner = `audience = 'commissioner' and ${isAbout(`r.commissioner_id = ${actingCommissioner}`)}`;

const MessageSchema = defineEntity({
  name: 'Message',
  properties: {
    id: id(),
    request: () => p.manyToOne(AdviceRequest).mapToPk(),
    audience: p.enum(audiences),
    /** Of messages to a team or its manager: whose. */
    team: () => p.manyToOne(Team).mapToPk().nullable(),
    /** What happened; the words are looked up when it is read. */
    kind: p.text(),
    at: instant(),
    readBy: () => p.manyToOne(Person).mapToPk().nullable(),
    readAt: instant().nullable(),
  },
  indexes: [
    { properties: ['request'] },
    {
      name: 'message_of_team',
      expression: 'create index message_of_team on message (team_id, id) where read_at is null',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'message_officer', using: ofOfficer, check: ofOfficer },
    { name: 'message_team', using: ofTeam, check: ofTeam },
    { name: 'message_commissioner', using: ofCommissioner, check: ofCommissioner },
    { name: 'message_worker', roles: ['ehc_worker'], using: 'true', check: 'true' },
  ],
});

/** News of a request for whoever should know. It tells again what the record holds, and is read by one for all it is for. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);
