import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchBacklog } from './backlog.ts';

/** The engine's side of one connection: it takes what it is given, or lets it pile up. */
function connection() {
  const transport = new EventEmitter();
  const conn = Object.assign(new EventEmitter(), { transport });
  let slow = 0;
  watchBacklog({ conn } as unknown as Parameters<typeof watchBacklog>[0], () => (slow += 1));
  return {
    create: (bytes: number) => conn.emit('packetCreate', { type: 'message', data: 'x'.repeat(bytes) }),
    flush: () => conn.emit('flush'),
    drain: () => transport.emit('drain'),
    slow: () => slow,
  };
}

it('[F5] lets a connection pass that takes what it is given, however much that is', () => {
  const { create, flush, drain, slow } = connection();
  for (let packet = 0; packet < 2_000; packet++) {
    create(10_000);
    flush();
    drain();
  }
  expect(slow()).toBe(0);
});

it('[F5] tells, once, of a connection that lets 500 packets pile up', () => {
  const { create, flush, slow } = connection();
  create(10);
  flush();
  for (let packet = 0; packet < 499; packet++) create(10);
  expect(slow()).toBe(0);
  create(10);
  create(10);
  expect(slow()).toBe(1);
});

it('[F5] tells of a connection that lets a megabyte pile up', () => {
  const { create, slow } = connection();
  for (let packet = 0; packet < 11; packet++) create(100_000);
  expect(slow()).toBe(0);
  create(100_000);
  expect(slow()).toBe(1);
});

it('[F5] does not take a long snapshot for a slow connection', () => {
  const { create, flush, slow } = connection();
  create(5_000_000);
  flush();
  for (let packet = 0; packet < 10; packet++) create(1_000);
  expect(slow()).toBe(0);
});
