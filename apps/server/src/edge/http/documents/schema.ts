import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

type Dialect = 'draft-2020-12' | 'draft-7';

/**
 * A schema of the wire as JSON Schema.
 *
 * @param io `input`: what may be sent, before it is read; `output`: what the reading gives
 * @param target OpenAPI 3.1 speaks draft 2020-12, AsyncAPI 3 draft 7
 * @throws Error for a schema that JSON Schema can't express (a bug in a row)
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', target: Dialect = 'draft-2020-12'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    target,
    override({ jsonSchema }) {
      // Every whole number has these bounds; they say nothing.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return JSON.parse(JSON.stringify(made)) as JsonSchema; // leaves out what only zod uses
}

/** The same answer with `ok: true` in it, as it is sent. */
export function withOk({ anyOf, ...schema }: JsonSchema): JsonSchema {
  if (Array.isArray(anyOf)) return { ...schema, anyOf: (anyOf as JsonSchema[]).map(withOk) };
  const { properties = {}, required = [], ...rest } = schema as { properties?: object; required?: string[] };
  return { ...rest, properties: { ok: { const: true }, ...properties }, required: ['ok', ...required] };
}
