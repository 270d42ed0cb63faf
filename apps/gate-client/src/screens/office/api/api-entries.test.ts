import type { AsyncApi, OpenApi } from '@cordon/protocol/wire/http/documents.ts';
import { describe, expect, it } from 'vitest';
import { entriesFound, entriesOf } from './api-entries.ts';

const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required });
const json = (schema: object) => ({ 'application/json': { schema: { ...schema } } });
const answer = { 200: { content: json(object({ ok: { const: true } })) } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const info = { title: 'Cordon', version: '1.0.0' };

const openApi: OpenApi = {
  openapi: '3.1.1',
  info,
  paths: {
    '/site': { get: { summary: 'The name', tags: [], security: [], responses: answer } },
    '/device': { post: { summary: 'Enrol', tags: [], security: [{ proof: [] }], responses: answer } },
    '/visits/{id}/files': {
      post: {
        summary: 'A file',
        tags: [],
        security: [{ token: ['admin', 'gate'], proof: [] }],
        parameters: [id, { name: 'mode', in: 'query', required: false, schema: { enum: ['a'] } }],
        requestBody: { content: { 'application/octet-stream': {} } },
        responses: { ...answer, 404: {} },
      },
    },
  },
};
const asyncApi: AsyncApi = {
  asyncapi: '3.0.0',
  info,
  operations: {
    follow: {
      action: 'receive',
      summary: 'Follow the site',
      messages: [{ $ref: '#/channels/site/messages/follow' }],
      reply: { messages: [{ $ref: '#/channels/site/messages/followAnswer' }] },
      'x-roles': ['gate', 'auditor'],
    },
    sentBye: { action: 'send', summary: 'The end', messages: [{ $ref: '#/x/sentBye' }], 'x-roles': ['gate'] },
  },
  components: {
    messages: {
      follow: { name: 'follow', payload: object({ lines: { type: 'integer' } }, []) },
      followAnswer: { name: 'follow', payload: object({ seq: { type: 'integer' } }) },
      sentBye: { name: 'bye', payload: object({ why: { enum: ['slow'] } }) },
    },
    schemas: { holdVisit: { ...object({ type: { const: 'holdVisit' } }), 'x-roles': ['gate'] } },
  },
};
const entries = entriesOf(openApi, asyncApi);
const ok = { part: 'answer', text: '{\n  ok: true\n}' };

describe('what the two documents list', () => {
  it('[U361] is every route, with who may ask, what is asked and what is answered', () => {
    expect(entries.slice(0, 3)).toMatchObject([
      { kind: 'route', name: 'GET /site', summary: 'The name', access: 'open', parts: [ok] },
      { name: 'POST /device', access: 'key' },
      {
        name: 'POST /visits/{id}/files',
        access: ['gate', 'admin'],
        parts: [
          { part: 'path', text: '{\n  id: string\n}' },
          { part: 'query', text: '{\n  mode?: "a"\n}' },
          { part: 'body', text: 'application/octet-stream' },
          ok,
        ],
      },
    ]);
  });

  it('[U361] is every event of the socket, and every command', () => {
    expect(entries.slice(3)).toMatchObject([
      {
        kind: 'event',
        isTold: false,
        name: 'follow',
        access: ['gate', 'auditor'],
        parts: [
          { part: 'body', text: '{\n  lines?: integer\n}' },
          { part: 'answer', text: '{\n  seq: integer\n}' },
        ],
      },
      { isTold: true, name: 'bye', parts: [{ part: 'answer', text: '{\n  why: "slow"\n}' }] },
      { kind: 'command', name: 'holdVisit', access: ['gate'], parts: [{ text: '{\n  type: "holdVisit"\n}' }] },
    ]);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });

  it('[U361] is found by any words of it, and by its kind', () => {
    const found = (...search: [Parameters<typeof entriesFound>[1], string]) =>
      entriesFound(entries, ...search).map(({ name }) => name);
    expect(found('all', '')).toHaveLength(6);
    expect(found('all', 'POST file')).toEqual(['POST /visits/{id}/files']);
    expect(found('all', 'LINES')).toEqual(['follow']);
    expect(found('event', '')).toEqual(['follow', 'bye']);
    expect(found('command', 'follow')).toEqual([]);
  });
});
