import { describe, expect, it } from 'vitest';
import { schemaText } from './api-entries.ts';

describe('a schema in words', () => {
  it.each([
    [{}, 'any'],
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'uuid', pattern: '^x$' }, 'uuid'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'integer', minimum: 1 }, 'integer 1…'],
    [{ type: 'number', minimum: 0.5, maximum: 9 }, 'number 0.5…9'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ const: true }, 'true'],
    [{ type: 'string', enum: ['a', 'b'] }, '"a" | "b"'],
    [{ $ref: '#/components/schemas/holdVisit' }, 'holdVisit'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'integer | null'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'object' }, '{}'],
  ])('[U361] %j is %s', (schema, text) => {
    expect(schemaText(schema)).toBe(text);
  });

  it('[U361] of an object stands line by line', () => {
    const person = {
      type: 'object',
      properties: { id: { type: 'string' }, note: { type: ['string', 'null'] } },
      required: ['id'],
      additionalProperties: false,
    };
    const schema = {
      type: 'object',
      properties: { people: { type: 'array', items: person } },
      required: ['people'],
      additionalProperties: {},
    };
    const lines = ['{', '  people: {', '    id: string', '    note?: string | null', '  }[]', '  …', '}'];
    expect(schemaText(schema)).toBe(lines.join('\n'));
  });

  it('[U361] of a record says what each entry is', () => {
    const schema = { type: 'object', propertyNames: { type: 'string' }, additionalProperties: { type: 'boolean' } };
    expect(schemaText(schema)).toBe('{\n  [name]: boolean\n}');
  });
});
