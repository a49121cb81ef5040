import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { pipeline } from 'node:stream';
import { Download, Rendered, SeeOther } from './answers.ts';

/** Express, with the portal's own kinds of answer. */
export class PortalAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number) {
    if (body instanceof SeeOther) return response.redirect(303, body.location);
    if (body instanceof Rendered) return response.status(body.status).type(body.type).send(body.body);
    if (body instanceof Download) return sendFile(response, body);
    return super.reply(response, body, statusCode);
  }
}

/** As a file of its own: not guessed at, not run, not shown within our pages. Breaking off is all that can be done once it has begun. */
async function sendFile(response: Response, { name, type, size, open }: Download): Promise<void> {
  const content = await open();
  response
    .attachment(name)
    .type(type)
    .set({
      ...(size !== undefined && { 'Content-Length': String(size) }),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
  pipeline(content, response, () => undefined);
}
