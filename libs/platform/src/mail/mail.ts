import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { Can } from '../access.ts';
import { Config } from '../config.ts';
import { Outbox } from '../outbox/outbox.ts';
import { defineJob } from '../outbox/topic.ts';
import { Handles } from '../queue/handles.ts';
import { theWorker } from '../queue/worker.policy.ts';

const sendMail = defineJob('mail.send', z.object({ mailId: z.uuid() }));

interface Letter {
  /** What this mail is; a second one with the same key is not written. */
  key: string;
  recipient: string;
  subject: string;
  body: string;
}

/** Decides on mail inside a transaction; the worker sends it afterwards. */
@Injectable()
export class Mailer {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** Writes a mail to be sent, once per key. Never put a child's name or words in it. */
  async write({ key, recipient, subject, body }: Letter): Promise<void> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `insert into mail (key, recipient, subject, body) values (?, ?, ?, ?) on conflict (key) do nothing returning id`,
      [key, recipient, subject, body],
    );
    if (row) await this.outbox.publish(sendMail, { mailId: row.id });
  }
}

/** Sends over SMTP. The Message-ID is the mail's own, so that a repeat after a crash can be told from a new mail. */
@Injectable()
export class MailJobs {
  readonly #transport: Transporter;

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
  ) {
    this.#transport = createTransport(config.values.SMTP_URL);
  }

  @Handles(sendMail)
  @Can(theWorker)
  async send({ mailId }: { mailId: string }): Promise<void> {
    const [mail] = await this.em.execute<{ recipient: string; subject: string; body: string }[]>(
      'select recipient, subject, body from mail where id = ? and sent_at is null for update skip locked',
      [mailId],
    );
    if (!mail) return;
    await this.#transport.sendMail({
      from: this.config.values.MAIL_FROM,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mailId}@${new URL(this.config.values.BASE_URL).hostname}>`,
    });
    await this.em.execute('update mail set sent_at = now() where id = ?', [mailId]);
  }
}
