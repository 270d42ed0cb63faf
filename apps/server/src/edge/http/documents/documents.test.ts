import asyncApiSchemas from '@asyncapi/specs';
import { errorCodes } from '@cordon/protocol/errors.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statusOf } from '../status.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { createApiDocument } from './openapi.ts';
import { jsonSchemaOf, withOk } from './schema.ts';

const asSent = (document: object) => JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

describe('the document of HTTP', () => {
  const document = createApiDocument();

  it('[E18] is valid by the official schema of OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(asSent(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const wrong = { ...asSent(document), paths: { site: {} } };
    expect(await validator.validate(wrong)).toMatchObject({ valid: false });
  });

  it('[E18] names each operation once', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one['operationId']),
    );
    expect(ids.length).toBeGreaterThan(35);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('[E18] says who may ask', () => {
    const securityOf = (path: string, method: string) => document.paths[path]?.[method]?.security;
    expect(securityOf('/site', 'get')).toEqual([]);
    expect(securityOf('/session', 'post')).toEqual([{ proof: [] }]);
    expect(securityOf('/visits/{id}/crew', 'get')).toEqual([{ token: ['gate', 'supervisor', 'admin'], proof: [] }]);
  });

  it('[E18] has every code of the registry under its status', () => {
    const { responses } = z
      .looseObject({ responses: z.record(z.string(), z.unknown()) })
      .parse(asSent(document)['components']);
    const inResponse = (code: string) =>
      Object.entries(responses).flatMap(([name, one]) => (JSON.stringify(one).includes(`"${code}"`) ? [name] : []));
    expect(Object.fromEntries(errorCodes.map((code) => [code, inResponse(code)]))).toEqual(
      Object.fromEntries(errorCodes.map((code) => [code, [`Refused${statusOf(code)}`]])),
    );
  });
});

describe('the document of the socket', () => {
  const document = asSent(asyncApiDocument());
  // The official schema brings the meta-schema of draft 7 with it.
  const ajv = new Ajv({ strict: false, formats: fullFormats, meta: false, validateSchema: false });
  const official = ajv.compile(asyncApiSchemas.schemas['3.0.0'] as object);

  it('[E18] is valid by the official schema of AsyncAPI 3', () => {
    official(document);
    expect(official.errors).toBeNull();
    expect(official({ ...document, operations: { follow: { action: 'ask' } } })).toBe(false);
  });

  it('[E18] leads nowhere that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    const isThere = (path: string) =>
      path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((path) => isThere(path) === undefined)).toEqual([]);
  });
});

describe('a schema of the wire', () => {
  it('[E18] is what may be sent, or what comes', () => {
    const lower = z.object({ a: z.string().transform((text) => text.length) });
    expect(jsonSchemaOf(lower, 'input')).toMatchObject({ properties: { a: { type: 'string' } } });
    expect(() => jsonSchemaOf(lower, 'output')).toThrow('cannot be represented');
    expect(jsonSchemaOf(z.int(), 'output')).toEqual({ type: 'integer' });
    expect(jsonSchemaOf(z.int().min(1), 'output')).toEqual({ type: 'integer', minimum: 1 });
  });

  it('[E18] of an answer has its `ok`, in each of its forms', () => {
    const answer = z.union([z.object({ a: z.string() }), z.object({})]);
    const ok = { const: true };
    expect(withOk(jsonSchemaOf(answer, 'output'))).toMatchObject({
      anyOf: [
        { properties: { ok, a: { type: 'string' } }, required: ['ok', 'a'], additionalProperties: false },
        { properties: { ok }, required: ['ok'] },
      ],
    });
  });
});
