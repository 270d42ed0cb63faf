import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { type Device, openDevice } from '@cordon/tests/support/device.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAuthor } from '../../testing/author.ts';
import {
  type Client,
  clientOf,
  openSocket,
  registerDriver,
  startTestCordon,
  type TestCordon,
  whenConnected,
} from '../../testing/cordon.ts';
import { commandOf, newId } from '../../testing/commands.ts';
import { arriveOf } from '../../testing/submit-fixture.ts';

let redis: TestRedis;
let cordon: TestCordon;
let other: TestCordon; // another process at the same store
let admin: string;
let office: Client;
let carrier: Client; // a supervisor, on duty at the same tablet
let plates = 10_000;

beforeAll(async () => {
  redis = await startTestRedis();
  const shared = { redisUrl: redis.url, siteKey: Buffer.alloc(32, 5) };
  cordon = await startTestCordon(shared);
  other = await startTestCordon({ ...shared, beside: cordon });
  admin = await cordon.signIn('4001');
  office = await cordon.socket(admin);
  carrier = await cordon.socket(await cordon.signIn('3001'));
});
afterAll(async () => {
  await other.stop();
  await cordon.stop();
  await redis.stop();
});

const deliver = async ({ socket }: Client, jws: unknown) =>
  (await socket.timeout(10_000).emitWithAck('deliver', { jws })) as Ack;
const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);

async function connection(url: string, device: Device, token: string): Promise<Client> {
  const socket = openSocket(url, await device.at(url).then((there) => there.auth(token)));
  await whenConnected(socket);
  return clientOf(socket);
}

/** A gate officer of their own, who has signed in on the tablet; nobody else's right ends with theirs. */
let hired = 0;
async function hire(on: Device = cordon.device) {
  hired += 1;
  const personId = `officer-${hired}`;
  const staffNumber = String(7_000 + hired);
  const member: StaffMember = {
    personId,
    staffNumber,
    name: '夜班',
    role: 'gate',
    stations: ['main-gate'],
    active: true,
  };
  expect(await office.command(commandOf({ type: 'saveStaff', member }))).toMatchObject({ ok: true });
  const { body } = await cordon.call('POST', `/api/v1/staff/${personId}/pin`, { token: admin });
  const pin = z.string().parse(body['pin']);
  const author = await openAuthor();
  const { token } = await on.signIn({ staffNumber, pin, authorKey: author.publicKey });
  return { member, author, token };
}

async function arrival() {
  const visitId = newId();
  const plate = `渝A${(plates += 1)}`;
  const crew = [await registerDriver(cordon, admin)];
  const declaration = declarationOf({ plate, crew });
  expect(await office.command(commandOf({ type: 'declareVisit', visitId, declaration }))).toMatchObject({ ok: true });
  return arriveOf(visitId, plate);
}
async function trail(): Promise<FeedEvent[]> {
  const { body } = await cordon.call('GET', '/api/v1/audit', { token: admin });
  return z.array(z.custom<FeedEvent>()).parse(body['events']);
}
const denials = async () => (await trail()).filter(({ event }) => event.type === 'denied');

describe('a signed command', () => {
  it('[OF31] of somebody who has signed off is taken over the next person’s connection, as its author’s', async () => {
    const { author, token, member } = await hire();
    const command = await arrival();
    const jws = await author.sign(command);
    await cordon.call('DELETE', '/api/v1/session', { token });
    const follower = await cordon.socket(admin);
    await follower.follow();
    expect(await deliver(carrier, jws)).toMatchObject({ ok: true, commandId: command.commandId });
    const caused = () =>
      follower.packets.flatMap(({ events }) => events).filter(({ commandId }) => commandId === command.commandId);
    await expect.poll(() => caused().map(({ event }) => event.type)).toContain('vehicleArrived');
    expect(caused()[0]?.by).toMatchObject({ personId: member.personId, role: 'gate', device: 'first-tablet' });
    follower.socket.disconnect();
  });

  it('[OF35] has the same answer as the command itself, whichever comes first', async () => {
    const { author, token } = await hire();
    const own = await cordon.socket(token);
    const [first, second] = [await arrival(), await arrival()];
    const withoutNow = (ack: Ack) => ({ ...ack, now: 0 });
    const answer = await own.command(first);
    expect(answer.ok).toBe(true);
    expect(withoutNow(await deliver(carrier, await author.sign(first)))).toEqual(withoutNow(answer));
    const delivered = await deliver(carrier, await author.sign(second));
    expect(withoutNow(await own.command(second))).toEqual(withoutNow(delivered));
    own.socket.disconnect();
  });

  it('[OF33] may be what its author may do, not what the relaying person may, and the denial is the author’s', async () => {
    const { author, member } = await hire();
    const jws = await author.sign(commandOf({ type: 'setLockdown', reason: '演练' }));
    expect(codeOf(await deliver(carrier, jws))).toBe('forbidden');
    const said = {
      event: { type: 'denied', what: 'setLockdown', code: 'forbidden' },
      by: { personId: member.personId },
    };
    await expect.poll(denials).toEqual(expect.arrayContaining([expect.objectContaining({ event: said.event })]));
    expect((await denials()).find(({ event }) => 'what' in event && event.what === 'setLockdown')?.by).toMatchObject(
      said.by,
    );
    const elsewhere = { ...(await arrival()), stationId: 'first-canteen' };
    expect(codeOf(await deliver(carrier, await author.sign(elsewhere)))).toBe('wrong-station');
  });

  it('[OF31] is looked through like any other: unreadable, unsafe or too large ones are refused', async () => {
    const { author } = await hire();
    const command = await arrival();
    expect(await deliver(carrier, await author.sign({ ...command, by: 'admin-1' }))).toMatchObject({
      code: 'malformed',
      commandId: command.commandId,
    });
    expect(codeOf(await deliver(carrier, await author.sign('no json')))).toBe('malformed');
    const unsafe = JSON.stringify(command).replace('{', '{"__proto__":{},');
    expect(await deliver(carrier, await author.sign(unsafe))).toMatchObject({ params: { issue: 'unsafe_key' } });
    expect(codeOf(await deliver(carrier, 'x'.repeat(70_000)))).toBe('too-large');
    expect(codeOf(await deliver(carrier, { jws: 1 }))).toBe('malformed');
    expect(codeOf(await deliver(carrier, await author.sign(command)))).toBe('ok');
  });

  it('[OF31] with a bad signature is refused, and the try is on record', async () => {
    const { author } = await hire();
    const thief = await openAuthor();
    const command = await arrival();
    const good = await author.sign(command);
    const [header, , signature] = good.split('.');
    const [, payload] = (await author.sign({ ...command, observedAt: command.observedAt + 1 })).split('.');
    const bad = [
      `${header}.${payload}.${signature}`,
      await thief.sign(command, { kid: author.thumbprint }),
      `${Buffer.from(`{"alg":"none","typ":"cordon-command","kid":"${author.thumbprint}"}`).toString('base64url')}.${payload}.`,
    ];
    for (const jws of bad) expect(codeOf(await deliver(carrier, jws))).toBe('key-proof-invalid');
    expect(codeOf(await deliver(carrier, await thief.sign(command)))).toBe('author-ended'); // a key of nobody
    const codes = async () =>
      (await denials()).flatMap(({ event }) => ('what' in event && event.what === 'deliver' ? [event.code] : []));
    await expect.poll(codes).toEqual(expect.arrayContaining(['key-proof-invalid', 'author-ended']));
    expect(codeOf(await deliver(carrier, good))).toBe('ok');
  });

  it('[OF31] is refused from another device than the one where it was made', async () => {
    const { author } = await hire();
    const elsewhere = await enrolled('elsewhere');
    const { token } = await elsewhere.signIn({ staffNumber: '3001', pin: cordon.pinOf('3001') });
    const there = await connection(cordon.url, elsewhere, token);
    expect(codeOf(await deliver(there, await author.sign(await arrival())))).toBe('key-proof-invalid');
    there.socket.disconnect();
    // Nor from a computer of one's own.
    const desk = await openDevice(cordon.url, cordon.authenticators);
    const password = cordon.first.people.find(({ staffNumber }) => staffNumber === '3001')?.password ?? '';
    const atDesk = await connection(cordon.url, desk, (await desk.signIn({ staffNumber: '3001', password })).token);
    expect(codeOf(await deliver(atDesk, await author.sign(await arrival())))).toBe('key-proof-invalid');
    atDesk.socket.disconnect();
  });
});

async function enrolled(id: string): Promise<Device> {
  const device = await openDevice(cordon.url, cordon.authenticators);
  const saved = { id, name: `平板 ${id}`, stations: ['main-gate'] };
  expect(await office.command(commandOf({ type: 'saveDevice', device: saved }))).toMatchObject({ ok: true });
  const { body } = await cordon.call('POST', `/api/v1/devices/${id}/code`, { token: admin });
  await device.enrol(z.string().parse(body['code']));
  return device;
}

describe('[OF32] the right to it ends', () => {
  const ways: [string, (member: StaffMember) => Promise<unknown>][] = [
    ['with a new PIN', ({ personId }) => cordon.call('POST', `/api/v1/staff/${personId}/pin`, { token: admin })],
    ['off duty', (member) => office.command(commandOf({ type: 'saveStaff', member: { ...member, active: false } }))],
    [
      'with another duty',
      (member) =>
        office.command(commandOf({ type: 'saveStaff', member: { ...member, role: 'supervisor', stations: [] } })),
    ],
  ];
  it.each(ways)('%s, in every process at once; the connection that carries it stays', async (_, end) => {
    const { author, member } = await hire();
    const there = await connection(other.url, cordon.device, await cordon.signIn('3001'));
    const [taken, late] = [await arrival(), await arrival()];
    const accepted = await deliver(there, await author.sign(taken));
    expect(accepted.ok).toBe(true);
    await end(member);
    const refused = async () => codeOf(await deliver(there, await author.sign(late)));
    await expect.poll(refused).toBe('author-ended');
    // What was accepted before is answered as it was.
    expect({ ...(await deliver(there, await author.sign(taken))), now: 0 }).toEqual({ ...accepted, now: 0 });
    expect(there.socket.connected).toBe(true);
    there.socket.disconnect();
  });

  it('with other stations, and with its device, revoked or bound elsewhere', async () => {
    const direct = redis.connect();
    const isLeft = (of: string, { thumbprint }: { thumbprint: string }) =>
      direct.exists(`cordon:{demo}:${of}:${thumbprint}`);
    const [moved, revoked, bound] = [
      await hire(),
      await hire(await enrolled('revoked')),
      await hire(await enrolled('bound')),
    ];
    for (const end of [
      commandOf({ type: 'saveStaff', member: { ...moved.member, stations: [] } }),
      commandOf({ type: 'revokeDevice', deviceId: 'revoked', reason: '遗失' }),
      commandOf({ type: 'saveDevice', device: { id: 'bound', name: '平板', stations: [] } }),
    ]) {
      expect((await office.command(end)).ok).toBe(true);
    }
    for (const { author } of [moved, revoked, bound]) {
      await expect.poll(() => isLeft('author-right', author)).toBe(0);
      expect(await isLeft('author', author)).toBe(1);
    }
  });
});
