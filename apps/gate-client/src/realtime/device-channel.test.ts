import { expect, it } from 'vitest';
import { createDeviceChannel } from './device-channel.ts';
import type { Transport } from './wire.ts';

it('[U225] [U284] says how the device is and what it is at, only while it is connected, and waits for nobody', () => {
  const said: unknown[] = [];
  let isJoined = false;
  const transport: Transport = {
    open: () => undefined,
    close: () => undefined,
    ask(event, what) {
      said.push([event, what]);
      return Promise.reject(new Error('no answer'));
    },
  };
  const channel = createDeviceChannel(() => (isJoined ? transport : null));
  channel.tell({ battery: 50, charging: false });
  isJoined = true;
  channel.tell({ battery: 49, charging: false });
  channel.claim([]);
  expect(said).toEqual([
    ['status', { battery: 49, charging: false }],
    ['claims', { claims: [] }],
  ]);
});
