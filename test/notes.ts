import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '#audit';
import { Acting, forRoles, signedIn, type Actor } from '#identity';
import { Can, Conflict, defineEvent, NotFound, Outbox, required, seeOther } from '#platform';

export const noted = defineEvent('test.noted', z.object({ text: z.string() }));

const noteSchema = z.object({ text: required('Write something', 3_000_000), many: z.array(z.string()).default([]) });
type Note = z.infer<typeof noteSchema>;
const officersOnly = forRoles('write for the authority', ['case-officer']);

/** The simplest thing that a portal can do, to show what becomes of any request: one row, one audit entry, one piece of news. */
@Controller()
export class NotesController {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  @Can(signedIn)
  @Post('notes')
  async write(@Acting() actor: Actor, @Body({ schema: noteSchema }) { text }: Note) {
    await this.note(actor, text);
    return seeOther(`/notes/${encodeURIComponent(text.slice(0, 20))}`);
  }

  @Can(signedIn)
  @Post('api/v1/notes')
  async writeByApi(@Acting() actor: Actor, @Body({ schema: noteSchema }) { text }: Note) {
    return { id: await this.note(actor, text) };
  }

  @Can(signedIn)
  @Post('notes/that-fail')
  async fail(@Acting() actor: Actor, @Body({ schema: noteSchema }) { text }: Note) {
    await this.note(actor, text);
    throw new Error(`Something that nobody may read in an answer: ${text}`);
  }

  @Can(signedIn)
  @Post('notes/too-late')
  async conflict(@Acting() actor: Actor, @Body({ schema: noteSchema }) { text }: Note) {
    await this.note(actor, text);
    throw new Conflict('Somebody else wrote first', 'Look at what is there now.');
  }

  @Can(officersOnly)
  @Get('notes/of-officers')
  forOfficers() {
    return { for: 'officers' };
  }

  @Can(signedIn)
  @Get('notes/:text')
  show(@Param('text') text: string) {
    if (text === 'none') throw new NotFound();
    return { text };
  }

  private async note(actor: Actor, text: string): Promise<string> {
    const [row] = await this.em.execute<{ id: string }[]>(
      `insert into mail (key, recipient, subject, body) values (uuidv7()::text, 'nobody@example.test', 'Note', ?) returning id`,
      [text],
    );
    this.audit.record({ action: 'test.noted', subjectId: actor.personId });
    await this.outbox.publish(noted, { text: text.slice(0, 20) });
    return row!.id;
  }
}
