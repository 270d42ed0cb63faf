import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { describe, expect, it } from 'vitest';
import { stateOf } from './device-state.ts';

const device: SiteDevice = { id: 'd', name: 'D', stations: [], key: { is: 'awaited' } };
const enrolled: SiteDevice = { ...device, key: { is: 'enrolled', thumbprint: '', at: 1 } };
const heard = { id: 'd', at: 1, battery: null, charging: null };

describe('how a device stands', () => {
  it('[U235] is what the site says of its key, and whether it is heard of now', () => {
    expect([
      stateOf(device, null, true),
      stateOf(
        { ...device, key: { is: 'revoked', thumbprint: '', at: 1, reason: 'r' } },
        { ...heard, online: true },
        true,
      ),
      stateOf(enrolled, null, false),
      stateOf(enrolled, null, true),
      stateOf(enrolled, { ...heard, online: false }, true),
      stateOf(enrolled, { ...heard, online: true }, true),
    ]).toEqual(['awaited', 'revoked', 'enrolled', 'offline', 'offline', 'online']);
  });
});
