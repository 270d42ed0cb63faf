import { type Role, roles } from '@cordon/protocol/roles.ts';
import type { ApiOperation, AsyncApi, OpenApi } from '@cordon/protocol/wire/http/documents.ts';
import type { EntryKind } from '../office-search.ts';

type PartName = 'path' | 'query' | 'body' | 'answer';

/** Something that a program can ask for, or that it is told. */
export type ApiEntry = {
  key: string;
  kind: EntryKind;
  isTold: boolean; // the server says it by itself
  name: string; // `GET /site`, `follow`, `holdVisit`
  summary: string; // the document's, in English; empty for a command, whose name says it
  access: 'open' | 'key' | readonly Role[];
  parts: readonly { part: PartName; text: string }[];
};

/** Everything in the two documents: routes first, then events, then the commands that the first of them carries. */
export function entriesOf(openApi: OpenApi, asyncApi: AsyncApi): readonly ApiEntry[] {
  return [...routesIn(openApi), ...eventsIn(asyncApi), ...commandsIn(asyncApi)];
}

/** Those of a kind that have every word of the search in their name, summary or schemas. */
export function entriesFound(
  entries: readonly ApiEntry[],
  kind: EntryKind | 'all',
  search: string,
): readonly ApiEntry[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return entries.filter((entry) => {
    const { name, summary, parts } = entry;
    const text = [name, summary, ...parts.map((part) => part.text)].join('\n').toLowerCase();
    return (kind === 'all' || entry.kind === kind) && words.every((word) => text.includes(word));
  });
}

function routesIn({ paths }: OpenApi): ApiEntry[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): ApiEntry => {
      const name = `${method.toUpperCase()} ${path}`;
      const { summary, security, parameters = [], requestBody, responses } = operation;
      return {
        ...{ key: name, kind: 'route', isTold: false, name, summary, access: accessOf(security) },
        parts: [
          ...parametersIn('path', parameters),
          ...parametersIn('query', parameters),
          ...contentIn('body', requestBody?.content),
          ...contentIn('answer', responses['200']?.content),
        ],
      };
    }),
  );
}

function accessOf([needed]: ApiOperation['security']): ApiEntry['access'] {
  if (needed === undefined) return 'open';
  const { token } = needed;
  return token === undefined ? 'key' : rolesIn(token);
}

const rolesIn = (names: readonly string[]) => roles.filter((role) => names.includes(role));

function parametersIn(part: 'path' | 'query', all: NonNullable<ApiOperation['parameters']>): ApiEntry['parts'] {
  const own = all.filter((one) => one.in === part);
  if (own.length === 0) return [];
  const properties = Object.fromEntries(own.map(({ name, schema }) => [name, schema]));
  const required = own.flatMap((one) => (one.required === true ? [one.name] : []));
  return [{ part, text: schemaText({ type: 'object', properties, required }) }];
}

type Content = NonNullable<ApiOperation['requestBody']>['content'];

/* A file has no schema: its media type says all there is. */
function contentIn(part: 'body' | 'answer', content: Content = {}): ApiEntry['parts'] {
  return Object.entries(content).map(([type, { schema }]) => ({
    part,
    text: schema === undefined ? type : schemaText(schema),
  }));
}

function eventsIn({ operations, components: { messages } }: AsyncApi): ApiEntry[] {
  const textOf = (part: PartName, references: readonly Record<string, string>[] = []) =>
    references.map(({ $ref = '' }) => ({
      part,
      text: schemaText(messages[$ref.split('/').at(-1) ?? '']?.payload ?? {}),
    }));
  return Object.entries(operations).map(([key, { action, summary, messages: carried, reply, 'x-roles': names }]) => {
    const isTold = action === 'send';
    const name = messages[carried[0]?.['$ref']?.split('/').at(-1) ?? '']?.name ?? key;
    return {
      ...{ key: `event ${key}`, kind: 'event', isTold, name, summary, access: rolesIn(names) },
      parts: [...textOf(isTold ? 'answer' : 'body', carried), ...textOf('answer', reply?.messages)],
    };
  });
}

function commandsIn({ components: { schemas } }: AsyncApi): ApiEntry[] {
  return Object.entries(schemas).map(([name, schema]) => {
    const names = schema['x-roles'];
    return {
      ...{ key: `command ${name}`, kind: 'command', isTold: false, name, summary: '' },
      access: Array.isArray(names) ? rolesIn(names) : [],
      parts: [{ part: 'body', text: schemaText(schema) }],
    };
  });
}

type Schema = Readonly<Record<string, unknown>>;

const indent = '  ';

/**
 * A JSON Schema as people write types down: `{ id: string, tries?: integer 0…5 }`. Patterns and lengths are left out: the
 * document has them.
 *
 * @param depth how far in it stands, for the lines of objects
 */
export function schemaText(schema: Schema, depth = 0): string {
  const { $ref, enum: values, anyOf, oneOf, type } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? '';
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  const forms = anyOf ?? oneOf;
  if (Array.isArray(forms)) return (forms as Schema[]).map((form) => schemaText(form, depth)).join(' | ');
  if (Array.isArray(type)) return type.map((one: unknown) => schemaText({ ...schema, type: one }, depth)).join(' | ');
  if (type === 'object') return objectText(schema, depth);
  if (type === 'array') return arrayText(schema, depth);
  if (type === 'integer' || type === 'number') return `${type}${boundsOf(schema)}`;
  if (typeof type === 'string') return typeof schema['format'] === 'string' ? schema['format'] : type;
  return 'any';
}

function objectText({ properties = {}, required = [], additionalProperties: rest }: Schema, depth: number): string {
  const inner = indent.repeat(depth + 1);
  const named = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => {
    const mark = (required as string[]).includes(name) ? '' : '?';
    return `${inner}${name}${mark}: ${schemaText(schema, depth + 1)}`;
  });
  const others = restText(rest, depth);
  const lines = others === null ? named : [...named, `${inner}${others}`];
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent.repeat(depth)}}`;
}

/* What else may be there: anything, something of one form, or nothing. */
function restText(rest: unknown, depth: number): string | null {
  if (rest === false || rest === undefined) return null;
  const isAny = rest === true || (typeof rest === 'object' && rest !== null && Object.keys(rest).length === 0);
  return isAny ? '…' : `[name]: ${schemaText(rest as Schema, depth + 1)}`;
}

function arrayText({ items = {} }: Schema, depth: number): string {
  const text = schemaText(items as Schema, depth);
  return / \| (?![^{]*\})/u.test(text) ? `(${text})[]` : `${text}[]`;
}

function boundsOf({ minimum, maximum }: Schema): string {
  if (typeof minimum !== 'number' && typeof maximum !== 'number') return '';
  return ` ${typeof minimum === 'number' ? minimum : ''}…${typeof maximum === 'number' ? maximum : ''}`;
}
