import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandOf } from '../testing/commands.ts';
import { readPayload } from './inspect.ts';

const anything = z.unknown();
const issueOf = (payload: unknown, schema: z.ZodType = anything) => {
  const read = readPayload(schema, payload);
  return read.ok ? 'ok' : read.refusal.code === 'malformed' ? read.refusal.params['issue'] : read.refusal.code;
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('what no schema looks at', () => {
  it.each([
    ['ten levels', nested(10), 'ok'],
    ['eleven levels', nested(11), 'too_deep'],
    ['sixty thousand levels', JSON.parse(`${'['.repeat(60_000)}1${']'.repeat(60_000)}`), 'too_deep'],
    ['__proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), 'unsafe_key'],
    ['constructor', { constructor: 1 }, 'unsafe_key'],
    ['a lone surrogate in a text', { a: 'x\ud800' }, 'broken_unicode'],
    ['a lone surrogate in a key', { ['x\udc00']: 1 }, 'broken_unicode'],
    ['a whole pair', { a: '\ud83d\ude9a' }, 'ok'],
    ['an attachment', { a: Buffer.from('x') }, 'not_plain'],
    ['a text of the allowed size', 'x'.repeat(maxPayloadBytes - 2), 'ok'],
    ['a text that is too long', 'x'.repeat(maxPayloadBytes - 1), 'too-large'],
    ['wide characters', '消'.repeat(maxPayloadBytes / 3), 'too-large'],
    ['many small things', Array.from({ length: 20_000 }, () => 1), 'too-large'],
    ['nothing', undefined, 'ok'],
  ])('[E3] %s', (_, payload, issue) => {
    expect(issueOf(payload)).toBe(issue);
  });
});

describe('a refusal', () => {
  const good = commandOf({ type: 'setLockdown', reason: '演练' });

  it('[E3] says where and what kind, never what was there', () => {
    const read = readPayload(engine.command, { ...good, reason: 'secret'.repeat(500) });
    expect(read).toMatchObject({ ok: false, refusal: { code: 'malformed', params: { path: 'reason' } } });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('[J8] of a number that must not be written down says why and where, and nothing of the number', () => {
    const read = readPayload(engine.command, { ...good, reason: '司机 11010519491231002X' });
    expect(read).toEqual({
      ok: false,
      refusal: { ok: false, code: 'personal-data-in-text', retryable: false, params: { path: 'reason' } },
    });
    const both = readPayload(engine.command, { ...good, reason: '司机 13812345678', extra: 1 });
    expect(both).toMatchObject({ refusal: { code: 'malformed' } }); // the program's fault first
  });

  it('[E3] does not repeat a key that the sender has chosen', () => {
    const record = z.object({ answers: z.record(z.string().max(3), z.boolean()) });
    const read = readPayload(record, { answers: { '<script>alert(1)</script>': true } });
    expect(read).toMatchObject({ ok: false, refusal: { params: { path: 'answers.?' } } });
  });

  it.each([
    ['an unknown key', { ...good, actor: 'admin-1' }],
    ['another type', { ...good, reason: 7 }],
    ['an unknown command', { ...good, type: 'becomeAdmin' }],
    ['no command at all', 'setLockdown'],
    ['a list', [good]],
    ['null', null],
    ['an ID that is none', { ...good, commandId: '1' }],
  ])('[E3] is the answer to %s', (_, payload) => {
    expect(readPayload(engine.command, payload)).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
  });
});
