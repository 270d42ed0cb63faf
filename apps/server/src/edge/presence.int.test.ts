import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDevices } from '../identity/devices.ts';
import { createLastSeen } from '../identity/last-seen.ts';
import { handClock } from '../testing/clocks.ts';
import { demoKeys, silent } from '../testing/submit-fixture.ts';
import { startPresence } from './presence.ts';
import type { SocketEdge } from './socket/edge.ts';

let server: TestRedis;

beforeAll(async () => void (server = await startTestRedis()));
afterAll(() => server.stop());

it('[E14] notes every ten seconds who is connected, supervisors only while they follow', async () => {
  const redis = server.connect();
  const lastSeen = createLastSeen({ redis, keys: demoKeys, isSignedIn: () => Promise.resolve(true) });
  const systemClock = handClock(1_000_000);
  let present: ReturnType<SocketEdge['present']> = [
    { personId: 'gate-1', role: 'gate', device: 'tablet-1', follows: true },
    { personId: 'gate-1', role: 'gate', device: 'tablet-1', follows: false },
    { personId: 'unloading-1', role: 'unloading', device: 'tablet-2', follows: false },
    { personId: 'supervisor-1', role: 'supervisor', device: null, follows: false },
    { personId: 'admin-1', role: 'admin', device: null, follows: true },
  ];
  const devices = createDevices(redis, demoKeys.prefix, systemClock, systemClock);
  const presence = startPresence({ lastSeen, devices, sockets: { present: () => present }, systemClock, log: silent });
  systemClock.advance(10_000);
  const at = systemClock.now();
  const both = [
    { personId: 'gate-1', at },
    { personId: 'unloading-1', at },
  ];
  await expect.poll(() => lastSeen.people()).toEqual(both);
  expect(await lastSeen.lastSupervisor()).toBeNull();
  const tablet = { at, online: true, battery: null, charging: null };
  await expect.poll(() => devices.list()).toEqual(['tablet-1', 'tablet-2'].map((id) => ({ id, ...tablet })));

  present = [{ personId: 'supervisor-1', role: 'supervisor', device: null, follows: true }];
  systemClock.advance(10_000);
  await expect.poll(() => lastSeen.lastSupervisor()).toBe(systemClock.now());
  expect(await lastSeen.people()).toEqual(both);
  presence.stop();
  expect(systemClock.pending()).toBe(0);
});
