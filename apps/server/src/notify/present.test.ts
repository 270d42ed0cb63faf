import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { begunAlert } from '@cordon/protocol/testing/alerts.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { describe, expect, it } from 'vitest';
import { contentOf } from './compose.ts';
import type { Message } from './message.ts';
import { alertIdOf, presentOf } from './present.ts';

const tablet = { kind: 'tablet', personId: 'gate-officer-1', name: '秦*海', since: tenAtNight } as const;
const site = { ...siteAt(), channels: [ownWebhook], lost: [{ ...tablet, stations: ['main-gate'] }] };
const silent = begunAlert({ id: 'demo.watch.tablet.tablet.gate-officer-1', rule: 'watch.tablet' }, {}, tenAtNight);
const told = contentOf({ step: 0, whom: ['supervisor'] }, { alert: silent, site, visit: null });
const message: Message = { id: `msg_${'0'.repeat(32)}`, channelId: ownWebhook.id, at: tenAtNight, told };
const present = (change: Partial<AlertState>, one = message) =>
  presentOf(one, { alert: { ...silent, ...change }, site, visit: null });

describe('whether a message is still true', () => {
  it('[NT22] finds the alert of a silent tablet without its person being in the message, while it is missed', () => {
    expect(JSON.stringify(message)).not.toContain('gate-officer-1');
    expect(alertIdOf(told, site)).toBe(silent.id);
    expect(alertIdOf(told, { ...site, lost: [] })).toBeNull();
  });

  it('[NT22] one that another alert rings for by now is not sent', () => {
    expect(present({ follows: 'demo.site.lockdown' })).toEqual({ kind: 'overtaken', by: 'followed' });
  });

  it('[NT22] says how bad it is now', () => {
    expect(present({ severity: 'critical', count: 7 })).toMatchObject({
      kind: 'stands',
      message: { id: message.id, told: { severity: 'critical', count: 7, step: 0, whom: ['supervisor'] } },
    });
  });

  it('[NT22] a test, and one whose alert is not in the store, is sent as it is', () => {
    const test = { ...message, told: null };
    expect(present({ clearedAt: 1 }, test)).toEqual({ kind: 'stands', message: test });
    expect(presentOf(message, null)).toEqual({ kind: 'stands', message });
  });
});
