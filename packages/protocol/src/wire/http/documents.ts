import { z } from 'zod';
import { office } from '../../roles.ts';
import { routes } from './route.ts';

/** JSON Schemas; the API page does not need their content. */
const schema = z.looseObject({});
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() })); // by media type

const parameter = z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema });
const operation = z.looseObject({
  summary: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))), // [] for anybody; with roles where a session is required
  parameters: z.array(parameter).optional(),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })), // by status
});
export type ApiOperation = z.infer<typeof operation>;

const openApi = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});
export type OpenApi = z.infer<typeof openApi>;

const reference = z.record(z.string(), z.string()); // only `$ref`
const socketOperation = z.looseObject({
  action: z.enum(['send', 'receive']), // from the view of the server
  summary: z.string(),
  messages: z.array(reference),
  reply: z.looseObject({ messages: z.array(reference) }).optional(),
  'x-roles': z.array(z.string()),
});

const asyncApi = z.looseObject({
  asyncapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  operations: z.record(z.string(), socketOperation),
  components: z.looseObject({
    messages: z.record(z.string(), z.looseObject({ name: z.string(), payload: schema })),
    schemas: z.record(z.string(), schema),
  }),
});
export type AsyncApi = z.infer<typeof asyncApi>;

/** The documents that describe the API. */
export const documentRoutes = routes({
  'GET /openapi.json': {
    summary: 'These routes, as OpenAPI 3.1',
    access: office,
    answer: openApi,
    isDocument: true,
  },
  'GET /asyncapi.json': {
    summary: 'The events of the socket, as AsyncAPI 3',
    access: office,
    answer: asyncApi,
    isDocument: true,
  },
});
