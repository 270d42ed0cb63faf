import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { evolveSite } from '@cordon/protocol/site/evolve.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { createDevices } from '../../identity/devices.ts';
import { handClock } from '../../testing/clocks.ts';
import { demoKeys, silent } from '../../testing/submit-fixture.ts';
import { useStore } from '../../testing/store.ts';
import { createClaims } from './claims.ts';
import { type ClaimsReader, createClaimsBoard } from './claims-board.ts';

const visitId = 'a0000000-0000-4000-8000-000000000001';
const claim = { visitId, steps: ['seal'], since: 1_795_446_000_000 };
const north = { device: 'north', name: '门岗一号', stations: ['main-gate'] };

let connect: () => Redis;
let clock: ReturnType<typeof handClock>;
let devices: SiteDevice[];

useStore(({ server }) => {
  connect = () => server.connect();
  clock = handClock(1_795_446_000_000);
  devices = ['north', 'south'].map((id) => device(id));
});

function device(id: string): SiteDevice {
  return { id, name: id, stations: ['main-gate'], key: { is: 'enrolled', thumbprint: id, at: 0 } };
}

/** One of the server's processes, as far as claims go. */
function process() {
  const redis = connect();
  const systemClock = handClock(clock.now());
  const contacts = createDevices(redis, demoKeys.prefix, clock, clock);
  const stamp = { at: 0, version: 0, by: { personId: null, name: '', role: 'system' } } as const;
  const site = evolveSite(null, { type: 'siteOpened', settings: demoSite(0) }, stamp);
  const claims = createClaims({
    ...{ redis, keys: demoKeys, devices: contacts },
    ...{ site: () => ({ ...site, devices }), now: () => clock.now() },
  });
  const readers: ClaimsReader[] = [];
  const board = createClaimsBoard({ claims, readers: () => readers, systemClock, log: silent });
  return {
    ...{ claims, board, contacts },
    lookAgain: () => systemClock.advance(3_000),
    pending: () => systemClock.pending(),
    follow(role: 'gate' | 'supervisor', stations: string[], own: string | null = null) {
      const sent: DeviceClaims[][] = [];
      const reader: ClaimsReader = {
        session: { role, stations, device: own },
        send: (list) => void sent.push(list),
      };
      readers.push(reader);
      board.welcome(reader);
      return sent;
    },
  };
}

it('[OF65] a tablet that is in contact no more has left, since it was last seen, for twelve hours', async () => {
  const { claims, contacts } = process();
  await claims.note(north, [claim]);
  const at = clock.now();
  clock.advance(24_999);
  expect(await claims.list()).toMatchObject([{ by: '门岗一号', at, left: null, claims: [claim] }]);
  clock.advance(1);
  expect(await claims.list()).toMatchObject([{ at, left: at }]);
  await contacts.noteSeen(['north']);
  expect(await claims.list()).toMatchObject([{ at, left: null }]);
  const last = clock.now();
  clock.advance(12 * hourMs);
  expect(await claims.list()).toMatchObject([{ left: last }]);
  clock.advance(1);
  expect(await claims.list()).toEqual([]);
});

it('[OF65] a device that is revoked claims nothing, and the last list that a device sent is all that it claims', async () => {
  const { claims } = process();
  await claims.note(north, [claim]);
  await claims.note({ ...north, device: 'south' }, [claim]);
  devices = [
    device('south'),
    { ...device('north'), key: { is: 'revoked', thumbprint: 'north', at: 0, reason: '丢失' } },
  ];
  expect((await claims.list()).map(({ device: whose }) => whose.id)).toEqual(['south']);
  await claims.note({ ...north, device: 'south' }, []);
  expect(await claims.list()).toEqual([]);
});

it('[OF66] is sent to those at the same station and to supervisors, never to the device itself', async () => {
  const { claims, board, follow } = process();
  const [own, beside, elsewhere, supervisor] = [
    follow('gate', ['main-gate'], 'north'),
    follow('gate', ['main-gate'], 'south'),
    follow('gate', ['south-gate'], 'far'),
    follow('supervisor', []),
  ];
  await claims.note(north, [claim]);
  board.changed();
  await expect.poll(() => supervisor.at(-1)).toMatchObject([{ device: { id: 'north' }, claims: [claim] }]);
  expect(beside.at(-1)).toEqual(supervisor.at(-1));
  expect([own.at(-1), elsewhere.at(-1)]).toEqual([[], []]);
});

it('[OF66] what a new connection was sent is taken back from another process, too', async () => {
  const [one, other] = [process(), process()];
  await one.claims.note(north, [claim]);
  const sent = other.follow('supervisor', []); // before this process looked for itself
  await expect.poll(() => sent.at(-1)).toMatchObject([{ claims: [claim] }]);
  await one.claims.note(north, []);
  other.lookAgain();
  await expect.poll(() => sent.at(-1)).toEqual([]);
});

it('[OF66] is sent once, however many come and look, and again when the device has left', async () => {
  const { claims, follow, board, lookAgain, pending } = process();
  await claims.note(north, [claim]);
  const first = follow('supervisor', []);
  await expect.poll(() => first).toHaveLength(1);
  const many = Array.from({ length: 20 }, () => follow('supervisor', []));
  await expect.poll(() => many.every((sent) => sent.length === 1)).toBe(true);
  board.changed();
  await expect.poll(pending).toBe(1);
  lookAgain();
  await expect.poll(pending).toBe(1);
  expect(first).toHaveLength(1);
  clock.advance(25_000);
  lookAgain();
  await expect.poll(() => first.at(-1)?.[0]?.left).not.toBeNull();
  expect(first).toHaveLength(2);
  board.stop();
  expect(pending()).toBe(0);
});
