import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { Rendered, SeeOther } from './answers.ts';

/** Express, with the portal's own kinds of answer. */
export class PortalAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number) {
    if (body instanceof SeeOther) return response.redirect(303, body.location);
    if (body instanceof Rendered) return response.status(body.status).type(body.type).send(body.body);
    return super.reply(response, body, statusCode);
  }
}
