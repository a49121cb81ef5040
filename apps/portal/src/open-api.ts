import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';

/** The JSON API as an OpenAPI document, read from the same schemas that check what is sent. Pages are left out. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('EHC portal')
    .setDescription(
      'The portal’s own JSON API: the same policies, schemas and transactions as its pages. Sign in on the portal; send the x-csrf-token of GET /api/v1/session with every POST and PUT.',
    )
    .setVersion('1')
    .addCookieAuth('ehc')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/'));
  return { ...document, paths: Object.fromEntries(paths) };
}

/** Serves the document at `/api/openapi.json`. */
export function serveApiDescription(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .get('/api/openapi.json', (_request: Request, response: Response) =>
      response.json((document ??= describeApi(app))),
    );
}
