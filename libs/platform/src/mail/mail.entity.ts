import { defineEntity, p } from '@mikro-orm/postgresql';
import { id, instant } from '../database/columns.ts';

const MailSchema = defineEntity({
  name: 'Mail',
  properties: {
    id: id(),
    /** What this mail is, so that it is written once however often it is asked for. */
    key: p.text().unique(),
    recipient: p.text(),
    subject: p.text(),
    body: p.text(),
    createdAt: instant().defaultRaw('now()'),
    sentAt: instant().nullable(),
  },
});

/** A mail that was decided on, sent or still to be sent. It never says who a child is. */
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail);
