import type { ApiOperation, OpenApi } from '@cordon/protocol/wire/http/documents.ts';
import type { RouteAccess, Row } from '@cordon/protocol/wire/http/route.ts';
import { httpRoutes } from '@cordon/protocol/wire/http/table.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { nonceHeader, proofHeader } from '@cordon/protocol/wire/session.ts';
import type { z } from 'zod';
import { placeOf } from '../route.ts';
import { refusalsOf, refusedResponses } from './refusals.ts';
import { type JsonSchema, jsonSchemaOf, withOk } from './schema.ts';

type Parameter = NonNullable<ApiOperation['parameters']>[number];

const description = `Commands go over the socket, see asyncapi.json. Every browser or program holds a key pair (ECDSA, P-256) of
its own, and shows with each request a proof that it holds it, made over the nonce of the latest answer; a token is worth nothing
with another key. An answer is \`ok: true\` with what was asked for, or \`ok: false\` with a code of the registry of errors. Times are
epoch milliseconds by the site's clock. What is marked as open to further properties is the record as the rules keep it.`;

const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a sign-in (POST /session), good with the key that it was given to.',
  },
  proof: {
    type: 'apiKey',
    in: 'header',
    name: proofHeader,
    description: `Proof of the device's key (RFC 9449): a JWT over method, address, the nonce of the latest ${nonceHeader}, and the token where there is one.`,
  },
};

/** [E18] Everything under /api/v1 as OpenAPI 3.1, made from the rows. */
export function createApiDocument(): OpenApi {
  const rows: Row[] = Object.values(httpRoutes);
  const paths: OpenApi['paths'] = {};
  for (const row of rows) {
    const { method, path } = placeOf(row);
    const templated = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[templated] = { ...paths[templated], [method]: operationOf(row, path) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Cordon', version: `${protocolVersion}.0.0`, description },
    servers: [{ url: '/api/v1' }],
    paths,
    components: { securitySchemes, responses: refusedResponses() },
  };
}

function operationOf(row: Row, path: string): ApiOperation {
  const { summary, access, params, query, body, answer, isDocument } = row;
  const parameters = [...parametersOf('path', params), ...parametersOf('query', query)];
  const schema = jsonSchemaOf(answer, 'output');
  return {
    operationId: operationId(row.name),
    summary,
    tags: [path.split('/')[1]?.split('.')[0] ?? ''],
    security: securityOf(access),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      200: {
        description: 'What was asked for',
        headers: { [nonceHeader]: { description: 'The nonce of the next proof', schema: { type: 'string' } } },
        content: { 'application/json': { schema: isDocument === true ? schema : withOk(schema) } },
      },
      ...refusalsOf(row),
    },
  };
}

/** `POST /visits/:id/unmask` is `postVisitsIdUnmask`. */
function operationId(name: string): string {
  const [method = '', ...words] = name.split(/[^A-Za-z]+/u);
  return [method.toLowerCase(), ...words.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)].join('');
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Parameter[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, Parameter['schema']>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: one,
  }));
}

function contentOf(body: NonNullable<Row['body']>): Record<string, { schema?: JsonSchema }> {
  if (body === 'bytes') return { 'application/octet-stream': {} };
  return { 'application/json': { schema: jsonSchemaOf(body, 'input') } };
}

/* The roles that may ask are listed with the token, as OpenAPI 3.1 allows for schemes without scopes. */
function securityOf(access: RouteAccess): ApiOperation['security'] {
  if (access === 'open') return [];
  return access === 'key' ? [{ proof: [] }] : [{ token: [...access], proof: [] }];
}
