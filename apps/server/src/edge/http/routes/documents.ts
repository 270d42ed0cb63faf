import { asyncApiDocument } from '../documents/asyncapi.ts';
import { openApiDocument } from '../documents/openapi.ts';
import { handle, type Route } from '../route.ts';

/** [E18] What there is to ask, for whoever writes a program: made from the same rows as the routes themselves. */
export function documentRoutes(): Route[] {
  return [
    handle('GET /openapi.json', async () => ({ ok: true, ...openApiDocument() })),
    handle('GET /asyncapi.json', async () => ({ ok: true, ...asyncApiDocument() })),
  ];
}
