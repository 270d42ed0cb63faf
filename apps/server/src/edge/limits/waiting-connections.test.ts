import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { type SteadyClock, steadyClock } from '../../testing/clocks.ts';
import { silent } from '../../testing/submit-fixture.ts';
import { type WaitingConnections, createWaitingConnections } from './waiting-connections.ts';
import { ownRate } from './rate.ts';

const open = (systemClock: SteadyClock = steadyClock(0)) =>
  createWaitingConnections({
    figures: { waitingConnections: 4, waitingConnectionsOfDistrusted: 1 },
    failed: ownRate({ points: 2, seconds: 60 }),
    systemClock,
    log: silent,
  });

function requestFrom(remoteAddress: string) {
  const socket = Object.assign(new EventEmitter(), { remoteAddress });
  return { request: { socket } as unknown as IncomingMessage, close: () => void socket.emit('close') };
}

/** So many connections, each closed before it has signed in. */
async function fail(waiting: WaitingConnections, address: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const { request, close } = requestFrom(address);
    expect(waiting.mayConnect(request)).toBe(true);
    close();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const howMany = (waiting: WaitingConnections, address: string, times = 10) =>
  Array.from({ length: times }, () => waiting.mayConnect(requestFrom(address).request)).filter(Boolean).length;

it('[LM3] of one address only so many connections wait for their sign-in', () => {
  const waiting = open();
  expect(howMany(waiting, '192.0.2.1')).toBe(4);
  expect(howMany(waiting, '192.0.2.2')).toBe(4);
});

it('[LM3] connections that have signed in do not count, however many they are', () => {
  const waiting = open();
  for (let i = 0; i < 2_000; i++) {
    const { request, close } = requestFrom('192.0.2.1');
    expect(waiting.mayConnect(request)).toBe(true);
    waiting.settle(request, 'signed-in');
    if (i % 2 === 0) close();
  }
  expect(howMany(waiting, '192.0.2.1')).toBe(4);
});

it('[LM3] an address whose connections keep failing may have few that wait, and its good ones still get through', async () => {
  const systemClock = steadyClock(0);
  const waiting = open(systemClock);
  await fail(waiting, '192.0.2.1', 3);
  for (let i = 0; i < 10; i++) {
    const { request } = requestFrom('192.0.2.1');
    expect(waiting.mayConnect(request)).toBe(true);
    expect(howMany(waiting, '192.0.2.1')).toBe(0);
    waiting.settle(request, 'signed-in');
  }
  expect(howMany(waiting, '192.0.2.2')).toBe(4);
  systemClock.at += 60_000;
  expect(howMany(waiting, '192.0.2.1')).toBe(4);
});

it('[LM3] a connection that failed for a reason of ours says nothing about its address', async () => {
  const waiting = open();
  for (let i = 0; i < 10; i++) {
    const { request, close } = requestFrom('192.0.2.1');
    expect(waiting.mayConnect(request)).toBe(true);
    waiting.settle(request, 'excused');
    close();
  }
  waiting.stop();
  await fail(waiting, '192.0.2.1', 10);
  expect(howMany(waiting, '192.0.2.1')).toBe(4);
});
