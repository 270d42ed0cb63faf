import type { Engine } from '@cordon/protocol/engine/engine.ts';
import type { AnyFoldable } from '@cordon/protocol/engine/aggregate.ts';
import type * as Followable from '@cordon/protocol/engine/followed.ts';
import { type Role, roles } from '@cordon/protocol/roles.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { EventsPacket, FeedEvent, Followed } from '@cordon/protocol/wire/feed.ts';
import { type Client, startTestCordon, type TestCordon } from '@cordon/server/testing/cordon.ts';
import { type HandClock, handClock } from '@cordon/server/testing/clocks.ts';
import { newId } from '@cordon/server/testing/commands.ts';
import { demoKeys } from '@cordon/server/testing/submit-fixture.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { foldPacket } from '../../apps/gate-client/src/state/fold.ts';
import { type Picture, pictureOf } from '../../apps/gate-client/src/state/picture.ts';
import { pictureFrom, storedPicture } from '../../apps/gate-client/src/state/kept-picture.ts';
import { rebase, type Recorded } from '../../apps/gate-client/src/state/provisional/rebase.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { keyAggregate, type KeyCommand, lentForMs } from './lent-keys.ts';

type Product = { engine: Engine };

/* The lists of definitions are all that is changed: one entry more. No other file of server or tablet knows of it. */
vi.mock('@cordon/protocol/engine/product.ts', async (original) => {
  const product = await original<Product>();
  const [{ createEngine }, { keyAggregate: key }] = await Promise.all([
    import('@cordon/protocol/engine/engine.ts'),
    import('./lent-keys.ts'),
  ]);
  return { engine: createEngine([...product.engine.definitions, key]) };
});
vi.mock('@cordon/protocol/engine/followed.ts', async (original) => {
  const product = await original<Pick<typeof Followable, 'foldables'>>();
  const [{ createLookup }, { keyAggregate: key }] = await Promise.all([
    import('@cordon/protocol/engine/lookup.ts'),
    import('./lent-keys.ts'),
  ]);
  return { followed: createLookup<AnyFoldable>([...product.foldables, key]) };
});

const staffNumbers = { gate: '1001', unloading: '2001', supervisor: '3001', admin: '4001', auditor: '5001' } as const;

let redis: TestRedis;
const shared = () => ({ redisUrl: redis.url, siteKey: Buffer.alloc(32, 9) });
let clock: HandClock;
let cordon: TestCordon;
let clients: Record<Role, Client>;
let followed: Record<Role, Followed>;

beforeAll(async () => {
  redis = await startTestRedis();
  clock = handClock(tenAtNight);
  cordon = await startTestCordon({ ...shared(), siteClock: clock });
  clients = await forEachRole(async (role) => cordon.socket(await cordon.signIn(staffNumbers[role])));
  followed = await forEachRole((role) => clients[role].follow());
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

async function forEachRole<T>(make: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
  const made: Partial<Record<Role, T>> = {};
  for (const role of roles) made[role] = await make(role);
  return made as Record<Role, T>;
}

type Body = { type: 'lendKey'; keyId: string; borrower: string } | { type: 'returnKey'; keyId: string };
const commandOf = (body: Body): KeyCommand => ({ ...body, commandId: newId(), observedAt: clock.now() });
const ask = (role: Role, body: Body): Promise<Ack> => clients[role].command(commandOf(body));
const lend: Body = { type: 'lendKey', keyId: 'room-7', borrower: 'night nurse' };
const giveBack: Body = { type: 'returnKey', keyId: 'room-7' };

const seen = (role: Role): FeedEvent[] => clients[role].packets.flatMap(({ events }) => events);
/** The words of an aggregate that no type of the product knows. */
const typesSeen = (role: Role): string[] => seen(role).map(({ event }): string => event.type);
const lentSeen = (role: Role): unknown[] =>
  seen(role)
    .filter(({ event }) => (event.type as string) === 'keyLent')
    .map(({ event }) => event);

function pictureFor(role: Role): Picture {
  const start = followed[role];
  if (!start.ok || !('snapshot' in start)) throw new Error('no snapshot');
  const first = pictureOf(start.snapshot, start, start.now, []);
  return clients[role].packets.reduce((picture: Picture, packet: EventsPacket) => {
    const folded = foldPacket(picture, packet, packet.now);
    if (!folded.ok) throw new Error(folded.why);
    return folded.picture;
  }, first);
}

describe('an aggregate that is one definition more', () => {
  it('[EN2] may be asked by the roles of its rows, and by no other', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const role of roles) {
      for (const body of [giveBack, { ...lend, keyId: `of-${role}` }]) {
        const ack = await ask(role, body);
        const isLetIn = ack.ok || ack.code !== 'forbidden';
        if (isLetIn !== (keyAggregate.access[body.type]?.includes(role) === true))
          wrong.push(`${body.type} by ${role}`);
        cells += 1;
      }
    }
    expect({ cells, wrong }).toEqual({ cells: 10, wrong: [] });
  });

  it('[EN3] is read by its own schema at the wire, and decided by its own rules', async () => {
    expect(await clients.supervisor.command({ ...commandOf(lend), borrower: 7 })).toMatchObject({ code: 'malformed' });
    expect(await ask('gate', giveBack)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('[EN3] is committed once, with its claim, and told to each role as it may read it', async () => {
    const command = commandOf(lend);
    const ack = await clients.supervisor.command(command);
    expect(ack).toMatchObject({ ok: true, version: 1 });
    expect(await clients.supervisor.command(command)).toMatchObject({ ok: true, seq: ack.ok ? ack.seq : 0 });
    await expect.poll(() => [lentSeen('supervisor').length, lentSeen('gate').length]).toEqual([2, 2]);
    expect(lentSeen('supervisor').at(-1)).toEqual({ type: 'keyLent', borrower: 'night nurse' });
    expect(lentSeen('gate').at(-1)).toEqual({ type: 'keyLent', borrower: '' });
    const store = redis.connect();
    expect(await store.smembers(demoKeys.claim('key:room-7'))).toEqual(['room-7']);
    expect(await store.llen(demoKeys.timeline('keys'))).toBe(2);
  });

  it('[EN3] is in the snapshot of another process, as each role may read it', async () => {
    const second = await startTestCordon({ ...shared(), siteClock: clock, beside: cordon });
    for (const [role, borrower] of [
      ['gate', ''],
      ['supervisor', 'night nurse'],
    ] as const) {
      const client = await second.socket(await second.signIn(staffNumbers[role]));
      const answer = await client.follow();
      const others = answer.ok && 'snapshot' in answer ? (answer.snapshot.others ?? []) : [];
      expect(others.find(({ id }) => id === 'room-7')).toMatchObject({
        aggregate: 'key',
        version: 1,
        state: { borrower },
      });
    }
    await second.stop();
  });

  it('[EN3] is folded by the tablet, and carried out there before the server has answered', () => {
    const picture = pictureFor('gate');
    expect(picture.others['key:room-7']).toMatchObject({ version: 1, state: { borrower: '', returnedAt: null } });
    const author = { personId: 'p-1', name: 'x', role: 'gate', stations: ['main-gate'] } as const;
    const waiting = [giveBack, giveBack].map((body) => ({
      command: commandOf(body),
      author: { ...author, stations: ['main-gate'] },
    }));
    const { picture: shown, predictedRefusals } = rebase(picture, waiting as unknown as Recorded[]);
    expect(shown.others['key:room-7']).toMatchObject({ version: 2, state: { returnedAt: clock.now() } });
    expect(Object.values(predictedRefusals)).toEqual(['not-found']); // the second one
    expect(pictureFor('gate')).toEqual(picture);
  });

  it('[EN3] [SV6] is kept by the tablet with its form, and comes back', () => {
    const picture = pictureFor('gate');
    const kept: unknown = JSON.parse(JSON.stringify(storedPicture(picture)));
    expect(kept).toMatchObject({ others: { 'key:room-7': { state: { schema: keyAggregate.schema.version } } } });
    expect(pictureFrom(kept)).toEqual(picture);
  });

  it('[EN3] has a deadline that the clock passes, and an alert that stands until its cause ends', async () => {
    clock.advance(lentForMs);
    await expect.poll(() => typesSeen('supervisor')).toContain('keyOverdue');
    const raised = () =>
      seen('supervisor').flatMap(({ event }) => (event.type === 'alertRaised' ? [event.alert.id] : []));
    await expect.poll(raised).toContain('key.room-7');
    expect(await ask('gate', giveBack)).toMatchObject({ ok: true, version: 3 });
    await expect
      .poll(
        () => seen('supervisor').filter(({ id, event }) => id === 'key.room-7' && event.type === 'alertCleared').length,
      )
      .toBe(1);
    const store = redis.connect();
    expect(await store.exists(demoKeys.claim('key:room-7'))).toBe(0);
  });

  it('[EN3] leaves the picture when it is closed for good', async () => {
    const answer = await clients.supervisor.follow();
    const others = answer.ok && 'snapshot' in answer ? (answer.snapshot.others ?? []) : [];
    expect(others.map(({ id }) => id)).toEqual(['of-supervisor']);
  });
});
