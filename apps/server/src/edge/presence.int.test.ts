import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHeard } from '../identity/heard.ts';
import { handClock } from '../testing/clocks.ts';
import { doorKeys, silent } from '../testing/door.ts';
import { startPresence } from './presence.ts';
import type { SocketEdge } from './socket/edge.ts';

let server: TestRedis;

beforeAll(async () => void (server = await startTestRedis()));
afterAll(() => server.stop());

it('[E15] notes every ten seconds who is on the line, supervisors only while they follow', async () => {
  const redis = server.connect();
  const heard = openHeard({ redis, keys: doorKeys, isSignedIn: () => Promise.resolve(true) });
  const pace = handClock(1_000_000);
  let present: ReturnType<SocketEdge['present']> = [
    { personId: 'gate-1', role: 'gate', follows: true },
    { personId: 'gate-1', role: 'gate', follows: false },
    { personId: 'unloading-1', role: 'unloading', follows: false },
    { personId: 'supervisor-1', role: 'supervisor', follows: false },
    { personId: 'admin-1', role: 'admin', follows: true },
  ];
  const presence = startPresence({ heard, sockets: { present: () => present }, pace, log: silent });
  pace.advance(10_000);
  const at = pace.now();
  const both = [
    { personId: 'gate-1', at },
    { personId: 'unloading-1', at },
  ];
  await expect.poll(() => heard.people()).toEqual(both);
  expect(await heard.lastSupervisor()).toBeNull();

  present = [{ personId: 'supervisor-1', role: 'supervisor', follows: true }];
  pace.advance(10_000);
  await expect.poll(() => heard.lastSupervisor()).toBe(pace.now());
  expect(await heard.people()).toEqual(both);
  presence.stop();
  expect(pace.pending()).toBe(0);
});
