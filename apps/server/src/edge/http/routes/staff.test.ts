import { demoSite } from '@cordon/protocol/site/demo.ts';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import { describe, expect, it } from 'vitest';
import { staffRoutes } from './staff.ts';

const [asking] = demoSite(0).staff.filter(({ role }) => role === 'admin');
const accepted: Ack = { ok: true, commandId: 'x', seq: 7, version: 2, unchanged: false, now: 0 };
const away: Ack = { ok: false, commandId: 'x', code: 'unavailable', retryable: true, params: {}, now: 0 };

/** Makes a new PIN for the gate; what happened, in order. */
async function newPin(noted: Ack, resetPin = () => Promise.resolve('482917')) {
  const done: string[] = [];
  const none = () => Promise.reject(new Error('not asked for'));
  const routes = staffRoutes({
    identity: {
      resetPassword: none,
      removeTotp: none,
      unlock: none,
      accessOf: none,
      resetPin: () => {
        done.push('reset');
        return resetPin();
      },
    },
    live: { site: () => ({ version: 1, state: siteAt() }) },
    submit: (command: AnyCommand) => {
      done.push(command.type);
      return Promise.resolve(noted);
    },
    siteClock: { now: () => 0 },
    revoke: () => void done.push('revoke'),
  });
  const route = routes.find(({ name }) => name === 'POST /staff/:personId/pin');
  if (route?.name !== 'POST /staff/:personId/pin' || asking === undefined) throw new Error('no route');
  const session = { ...asking, sessionKey: 'k', site: 'demo', expiresAt: 1, device: null, thumbprint: '' };
  const duty = { member: asking, device: null, stations: [] };
  const call = { params: { personId: 'gate-1' }, query: {}, body: undefined, session, member: asking, duty };
  const answer = await route.handle(call).catch(() => 'broke');
  return { done, answer };
}

describe('a new PIN and its record', () => {
  it('[S8] the record comes first', async () => {
    expect(await newPin(accepted)).toEqual({
      done: ['notePinReset', 'reset', 'revoke'],
      answer: { ok: true, pin: '482917' },
    });
  });

  it('[S8] without a record there is no reset', async () => {
    expect(await newPin(away)).toMatchObject({ done: ['notePinReset'], answer: { ok: false, code: 'unavailable' } });
  });

  it('[S8] a reset that fails leaves its record, and nobody gets a PIN', async () => {
    expect(await newPin(accepted, () => Promise.reject(new Error('gone')))).toEqual({
      done: ['notePinReset', 'reset'],
      answer: 'broke',
    });
  });
});
