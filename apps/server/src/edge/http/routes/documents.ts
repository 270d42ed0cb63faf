import type { AsyncApi, OpenApi } from '@cordon/protocol/wire/http/documents.ts';
import { asyncApiDocument } from '../documents/asyncapi.ts';
import { createApiDocument } from '../documents/openapi.ts';
import { handle, type Route } from '../route.ts';

/** [E18] The documents of the interface, for people who write programs; made from the same rows as the routes themselves. */
export function documentRoutes(): Route[] {
  // Made at the first request: they never change while the server runs.
  let openApi: OpenApi | undefined;
  let asyncApi: AsyncApi | undefined;
  return [
    handle('GET /openapi.json', async () => ({ ok: true, ...(openApi ??= createApiDocument()) })),
    handle('GET /asyncapi.json', async () => ({ ok: true, ...(asyncApi ??= asyncApiDocument()) })),
  ];
}
