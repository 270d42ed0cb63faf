import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { describe, expect, it } from 'vitest';
import { formOf, makeSecret, newChannel, nothingTyped, readChannel, type TypedTarget } from './channel-form.ts';

const filled = { ...newChannel, zh: '夜班群', en: 'Night group' };
const typed: TypedTarget = { ...nothingTyped, url: ' https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k ' };

describe('a channel’s form', () => {
  it('[U94] names a new channel after its English name, and sends what was typed', () => {
    expect(readChannel(filled, null, typed, null, ['night-group'])).toEqual({
      ok: true,
      channel: {
        id: 'night-group-2',
        kind: 'wecom',
        name: { zh: '夜班群', en: 'Night group' },
        language: 'zh-CN',
        audience: ['supervisor'],
        enabled: true,
      },
      entry: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' },
    });
    expect(readChannel({ ...filled, en: '群' }, null, typed, null, [])).toMatchObject({ channel: { id: 'channel' } });
  });

  it('[U94] keeps what was not touched', () => {
    const target = { host: 'hooks.example.com' };
    expect(readChannel(formOf(ownWebhook), ownWebhook.id, nothingTyped, target, [])).toEqual({
      ok: true,
      channel: ownWebhook,
      entry: null,
    });
    const noSecret = { ...nothingTyped, noSecret: true };
    expect(readChannel(filled, 'a', noSecret, target, [])).toMatchObject({ entry: { secret: null } });
    expect(readChannel(filled, 'a', { ...noSecret, secret: 'SEC1' }, target, [])).toMatchObject({
      entry: { secret: 'SEC1' },
    });
  });

  it('[U94] says what is to be corrected first', () => {
    const problem = (change: Partial<typeof filled>, entry = typed) => {
      const read = readChannel({ ...filled, ...change }, null, entry, null, []);
      return read.ok ? null : read.problem;
    };
    expect(problem({ zh: ' ' })).toBe('incomplete');
    expect(problem({ audience: [] })).toBe('audience');
    expect(problem({}, nothingTyped)).toBe('url');
    expect(problem({})).toBeNull();
  });

  it('[U94] makes a secret of 32 bytes', () => {
    expect(makeSecret((bytes) => void bytes.fill(255))).toBe(`whsec_${'/'.repeat(42)}8=`);
    expect(makeSecret()).not.toBe(makeSecret());
  });
});
