import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { haveMessages, Messages } from './messages.ts';

const page = pagesIn(import.meta.dirname);
/** One message; all of them where none is named. */
const readSchema = z.object({ id: z.union([z.literal(''), z.uuid()]).default('') });
type Read = z.infer<typeof readSchema>;

@Controller()
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Can(haveMessages)
  @Get(advicePaths.messages)
  async show(@Acting() actor: Actor) {
    const messages = await this.messages.of(actor);
    return page('page.njk', {
      title: 'Messages',
      room: roomOf(actor),
      isOfficer: actor.areaId !== null,
      unread: messages.filter(({ isRead }) => !isRead),
      read: messages.filter(({ isRead }) => isRead),
    });
  }

  @Can(haveMessages)
  @Post(advicePaths.messages)
  async read(@Acting() actor: Actor, @Body({ schema: readSchema }) { id }: Read) {
    await this.messages.read(actor, id || null);
    return seeOther(advicePaths.messages);
  }

  @Can(haveMessages)
  @Get('api/v1/messages')
  async list(@Acting() actor: Actor) {
    return { messages: await this.messages.of(actor) };
  }

  @Can(haveMessages)
  @Get('api/v1/messages/count')
  async count(@Acting() actor: Actor) {
    return { unread: await this.messages.unread(actor) };
  }

  @Can(haveMessages)
  @Post('api/v1/messages/read')
  async readByApi(@Acting() actor: Actor, @Body({ schema: readSchema }) { id }: Read) {
    await this.messages.read(actor, id || null);
    return { unread: await this.messages.unread(actor) };
  }
}

/** Where news for this person is told. */
function roomOf({ areaId, teamId, organisationId }: Actor): string {
  if (areaId) return `area:${areaId}`;
  return teamId ? `team:${teamId}` : `commissioner:${organisationId}`;
}
