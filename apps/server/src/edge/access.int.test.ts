import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { type Device, freshPassword, openDevice } from '@cordon/tests/support/device.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Client,
  clientOf,
  openSocket,
  registerDriver,
  startTestCordon,
  type TestCordon,
  whenConnected,
} from '../testing/cordon.ts';
import { commandOf, newId } from '../testing/commands.ts';

let redis: TestRedis;
let cordon: TestCordon;
let other: TestCordon; // another process at the same store
let admin: string;
let office: Client;

beforeAll(async () => {
  redis = await startTestRedis();
  const shared = { redisUrl: redis.url, siteKey: Buffer.alloc(32, 5) };
  cordon = await startTestCordon(shared);
  other = await startTestCordon({ ...shared, beside: cordon });
  admin = await cordon.signIn('4001');
  office = await cordon.socket(admin);
});
afterAll(async () => {
  await other.stop();
  await cordon.stop();
  await redis.stop();
});

const said = z.looseObject({ ok: z.boolean() });
async function ask(by: Device, method: string, path: string, token?: string, json?: unknown) {
  const { status, text } = await by.send(method, `/api/v1${path}`, { token, ...(json === undefined ? {} : { json }) });
  return { status, body: said.parse(JSON.parse(text)) };
}
const asAdmin = (method: string, path: string, json?: unknown) => ask(cordon.device, method, path, admin, json);

/** A tablet that the office has named, and its code. */
async function invited(id: string, stations: string[]): Promise<string> {
  expect(
    await office.command(commandOf({ type: 'saveDevice', device: { id, name: `平板 ${id}`, stations } })),
  ).toMatchObject({
    ok: true,
  });
  const { body } = await asAdmin('POST', `/devices/${id}/code`);
  return z.string().parse(body['code']);
}
async function enrolled(id: string, stations: string[]): Promise<Device> {
  const device = await openDevice(cordon.url, cordon.authenticators);
  await device.enrol(await invited(id, stations));
  return device;
}
const signIn = (device: Device, staffNumber: string) => device.signIn({ staffNumber, pin: cordon.pinOf(staffNumber) });
async function connection(url: string, device: Device, token: string): Promise<Client> {
  const socket = openSocket(url, await device.at(url).then((there) => there.auth(token)));
  const client = clientOf(socket);
  await whenConnected(socket);
  return client;
}
async function trail(): Promise<FeedEvent[]> {
  const { body } = await asAdmin('GET', '/audit');
  return z.array(z.custom<FeedEvent>()).parse(body['events']);
}
const noted = async (type: string) => (await trail()).filter(({ event }) => event.type === type);

describe('a device', () => {
  it('[DV1] [DV2] is enrolled by its code, once, and learns which device it is', async () => {
    const code = await invited('door', ['main-gate']);
    const device = await openDevice(cordon.url, cordon.authenticators);
    expect((await ask(device, 'GET', '/device')).body).toEqual({ ok: true, device: null, revoked: false });
    expect((await ask(device, 'POST', '/device', undefined, { code: 'K7PX93QM' })).body).toMatchObject({
      code: 'enrol-code-wrong',
    });
    const named = { id: 'door', name: '平板 door', stations: ['main-gate'] };
    expect((await ask(device, 'POST', '/device', undefined, { code })).body).toEqual({ ok: true, device: named });
    expect((await ask(device, 'GET', '/device')).body).toEqual({ ok: true, device: named, revoked: false });
    const late = await openDevice(cordon.url);
    expect((await ask(late, 'POST', '/device', undefined, { code })).body).toMatchObject({ code: 'enrol-code-wrong' });
    const more = await invited('second-door', []);
    expect((await ask(device, 'POST', '/device', undefined, { code: more })).body).toMatchObject({
      code: 'device-enrolled',
    });
    expect((await ask(late, 'POST', '/device', undefined, { code: more })).status).toBe(200);
  });

  it('[DV3] a token is worth nothing on another one, over HTTP and over a socket, and the try is on record', async () => {
    const [mine, theirs] = [await enrolled('mine', ['main-gate']), await enrolled('theirs', ['main-gate'])];
    const { token } = await signIn(mine, '1001');
    expect((await ask(mine, 'GET', '/session', token)).status).toBe(200);
    expect(await ask(theirs, 'GET', '/session', token)).toMatchObject({
      status: 401,
      body: { code: 'key-proof-invalid' },
    });
    await expect(connection(cordon.url, theirs, token)).rejects.toMatchObject({ data: { code: 'key-proof-invalid' } });
    const bare = await fetch(`${cordon.url}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } });
    expect(await bare.json()).toMatchObject({ code: 'key-proof-missing' });
    await expect
      .poll(async () => (await noted('denied')).map(({ event }) => event))
      .toEqual(
        expect.arrayContaining([
          { type: 'denied', what: 'GET /session', code: 'key-proof-invalid' },
          { type: 'denied', what: 'handshake', code: 'key-proof-invalid' },
        ]),
      );
    expect((await ask(mine, 'GET', '/session', token)).status).toBe(200);
  });

  it('[DV2] [E7] revoked, it is signed off in every process at once, and its people are not elsewhere', async () => {
    const [lost, kept] = [await enrolled('lost', ['main-gate']), await enrolled('kept', ['main-gate'])];
    const [there, here] = [await signIn(lost, '1001'), await signIn(kept, '1001')];
    const connections = [
      await connection(cordon.url, lost, there.token),
      await connection(other.url, lost, there.token),
    ];
    const stays = await connection(other.url, kept, here.token);
    const reason = '遗失';
    expect(await office.command(commandOf({ type: 'revokeDevice', deviceId: 'lost', reason }))).toMatchObject({
      ok: true,
    });
    await Promise.all(connections.map(({ closed }) => closed));
    expect(connections.map(({ byes }) => byes)).toEqual([['revoked'], ['revoked']]);
    expect((await ask(lost, 'GET', '/session', there.token)).status).toBe(401);
    await expect(signIn(lost, '1001')).rejects.toThrow('device-revoked');
    expect((await ask(lost, 'GET', '/device')).body).toMatchObject({ device: null, revoked: true });
    expect((await stays.follow()).ok).toBe(true);
    stays.socket.disconnect();
  });

  it('[E7] a connection that was opened while its session ended is closed soon after', async () => {
    const client = await cordon.socket(await cordon.signIn('1001'));
    const direct = redis.connect();
    const mine = await direct.keys('cordon:{demo}:session:*');
    const owners = await Promise.all(mine.map((key) => direct.hget(key, 'personId')));
    await direct.del(...mine.filter((_, at) => owners[at] === 'gate-1'));
    await client.closed; // long before all connections are looked at
    expect(client.byes).toEqual(['revoked']);
  });

  it('[DV4] bound elsewhere, it wants a new sign-in, and steps are done where it belongs', async () => {
    const device = await enrolled('bound', ['main-gate']);
    const before = await connection(cordon.url, device, (await signIn(device, '1001')).token);
    await office.command(
      commandOf({ type: 'saveDevice', device: { id: 'bound', name: '平板 bound', stations: ['north-shop'] } }),
    );
    await before.closed;
    expect(before.byes).toEqual(['revoked']);
    const { token, person } = await signIn(device, '1001');
    expect(person.stations).toEqual([]);
    const after = await connection(cordon.url, device, token);
    const arrive = { kind: 'arrive', plate: '渝A12345', trailerPlate: null, handReason: null } as const;
    const step = { visitId: newId(), stationId: 'main-gate', stepId: 'arrive', report: arrive } as const;
    expect(await after.command(commandOf({ type: 'reportStep', ...step }))).toMatchObject({ code: 'wrong-station' });
    after.socket.disconnect();
  });

  it('[DV5] tells its battery, and that it is there', async () => {
    const device = await enrolled('charged', []);
    const client = await connection(cordon.url, device, (await signIn(device, '3001')).token);
    const status = (payload: unknown) =>
      client.socket.timeout(5_000).emitWithAck('status', payload) as Promise<unknown>;
    expect(await status({ battery: 42, charging: true })).toEqual({ ok: true });
    expect(await status({ battery: 142, charging: true })).toMatchObject({ ok: false, code: 'malformed' });
    const { body } = await asAdmin('GET', '/devices');
    expect(body['devices']).toContainEqual(
      expect.objectContaining({ id: 'charged', battery: 42, charging: true, online: true }),
    );
    client.socket.disconnect();
  });
});

describe('the audit trail', () => {
  it('[AU1] shows who signed in, on which device, and who signed off, without their numbers', async () => {
    const device = await enrolled('seen', ['main-gate']);
    const { token } = await signIn(device, '1001');
    await ask(device, 'DELETE', '/session', token);
    const by = { personId: 'gate-1', name: '门岗一号', role: 'gate', device: 'seen' };
    const [off, into] = (await trail()).filter((entry) => entry.by.device === 'seen');
    expect(into).toMatchObject({ aggregate: 'audit', by, event: { type: 'signedIn', method: 'pin' } });
    expect(off).toMatchObject({ aggregate: 'audit', by, event: { type: 'signedOff' } });
    const entries = (await trail()).filter(({ aggregate }) => aggregate === 'audit');
    expect(JSON.stringify(entries)).not.toMatch(/\b1001\b/u); // a random ID may hold it among its letters
  });

  it('[AU1] [AU4] shows who was refused, once a minute', async () => {
    const device = await enrolled('guess', []);
    for (let n = 0; n < 3; n += 1) {
      await expect(device.signIn({ staffNumber: '2001', pin: '000000' })).rejects.toThrow('sign-in-failed');
      await expect(device.signIn({ staffNumber: '77778888', pin: '000000' })).rejects.toThrow('sign-in-failed');
    }
    const refused = async () => (await noted('signInRefused')).map(({ event }) => event);
    const event = { type: 'signInRefused', device: 'guess', method: 'pin', code: 'sign-in-failed' };
    await expect.poll(refused).toEqual(
      expect.arrayContaining([
        { ...event, personId: 'unloading-1' },
        { ...event, personId: null },
      ]),
    );
    const mine = (await refused()).filter((one) => 'device' in one && one.device === 'guess');
    expect(mine.length).toBeLessThanOrEqual(4); // a minute may have ended in between
    expect(JSON.stringify(await trail())).not.toContain('77778888');
  });

  it('[AU1] shows what somebody asked for without the right', async () => {
    const gate = await cordon.signIn('1001');
    const client = await cordon.socket(gate);
    expect(await client.command(commandOf({ type: 'setLockdown', reason: '演练' }))).toMatchObject({
      code: 'forbidden',
    });
    expect((await ask(cordon.device, 'GET', '/audit', gate)).status).toBe(403);
    const denied = async () => (await noted('denied')).map(({ event, by }) => [by.personId, event]);
    await expect.poll(denied).toEqual(
      expect.arrayContaining([
        ['gate-1', { type: 'denied', what: 'setLockdown', code: 'forbidden' }],
        ['gate-1', { type: 'denied', what: 'GET /audit', code: 'forbidden' }],
      ]),
    );
    client.socket.disconnect();
  });

  it('[AU1] [K5] nobody sees an identity without a record and a reason', async () => {
    const crew = [await registerDriver(cordon, admin)];
    const visitId = newId();
    await office.command(
      commandOf({ type: 'declareVisit', visitId, declaration: declarationOf({ plate: '渝A55501', crew }) }),
    );
    const gate = await cordon.signIn('1001');
    const look = (json: unknown, token = gate) => ask(cordon.device, 'POST', `/visits/${visitId}/unmask`, token, json);
    const personId = crew[0]?.personId ?? '';
    for (const bad of [
      { personId },
      { personId, reason: 'because', note: null },
      { personId, reason: 'other', note: null },
    ]) {
      expect((await look(bad)).status).toBe(400);
    }
    const why = { reason: 'compare-document', note: null };
    expect((await look({ personId: 'p-other', ...why })).body).toMatchObject({ code: 'person-not-in-crew' });
    expect((await look({ personId, ...why }, await cordon.signIn('2001'))).status).toBe(403);
    expect(await noted('identityShown')).toEqual([]);
    expect((await look({ personId, ...why })).body).toEqual({
      ok: true,
      name: '秦晓海',
      documentNumber: '11010519491231002X',
      phone: null,
    });
    expect(await noted('identityShown')).toMatchObject([
      { by: { personId: 'gate-1' }, event: { visitId, personId, reason: 'compare-document' } },
    ]);
    expect(JSON.stringify(await trail())).not.toMatch(/秦晓海|11010519491231002X/);
  });

  it('[AU3] the auditor reads it, and the history of the settings, without staff numbers', async () => {
    const auditor = await cordon.signIn('5001');
    for (const path of ['/audit', '/site/history']) {
      const { status, body } = await ask(cordon.device, 'GET', path, auditor);
      expect([path, status, JSON.stringify(body).includes('"staffNumber":"1001"')]).toEqual([path, 200, false]);
      expect(JSON.stringify((await asAdmin('GET', path)).body)).toContain('"staffNumber":"1001"');
    }
  });

  it('[AU5] is read in pages, the latest first, with the changes of the settings in it', async () => {
    const whole: FeedEvent[] = [];
    for (let before = ''; ;) {
      const { body } = await asAdmin('GET', `/audit${before}`);
      whole.push(...z.array(z.custom<FeedEvent>()).parse(body['events']));
      if (body['more'] !== true) break;
      before = `?before=${whole.at(-1)?.seq}`;
    }
    const seqs = whole.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => b - a));
    expect(whole.at(-1)?.event.type).toBe('siteOpened');
    const first = await asAdmin('GET', `/audit?before=${seqs[3]}`);
    expect(z.array(z.object({ seq: z.int() })).parse(first.body['events'])[0]?.seq).toBe(seqs[4]);
    expect((await asAdmin('GET', '/audit?before=x')).status).toBe(400);
  });
});

describe('somebody’s sign-in', () => {
  const member: StaffMember = {
    ...{ personId: 'supervisor-9', staffNumber: '3009', name: '监管九', role: 'supervisor' },
    stations: [],
    active: true,
  };
  const accessOf = async () => {
    const { body } = await asAdmin('GET', '/staff/access');
    return z
      .array(z.looseObject({ personId: z.string() }))
      .parse(body['people'])
      .find(({ personId }) => personId === member.personId);
  };

  it('[S10] [S8] is given by the office, shown once, replaced by the person, and never in an event', async () => {
    await office.command(commandOf({ type: 'saveStaff', member }));
    expect(await accessOf()).toMatchObject({ pin: false, password: 'none', totp: false, locked: false });
    const { body } = await asAdmin('POST', '/staff/supervisor-9/password');
    const password = z.string().parse(body['password']);
    expect(await accessOf()).toMatchObject({ password: 'once' });
    const desk = await openDevice(cordon.url);
    const { token, device } = await desk.signIn({ staffNumber: '3009', password });
    expect(device).toBeNull();
    expect(await accessOf()).toMatchObject({ password: 'set' });
    const change = (from: string, to: string) =>
      ask(desk, 'POST', '/session/password', token, { password: from, newPassword: to });
    const chosen = freshPassword('3009');
    expect((await change('wrong', 'a-new-lantern-otter')).body).toMatchObject({ code: 'sign-in-failed' });
    expect((await change(chosen, 'password1234')).body).toMatchObject({
      code: 'password-weak',
      params: { why: 'common' },
    });
    expect((await change(chosen, 'another-otter-lantern')).body).toEqual({ ok: true });
    const text = JSON.stringify(await trail());
    for (const secret of [password, chosen, 'another-otter-lantern']) expect(text).not.toContain(secret);
    expect(text).toContain('passwordReset');
    expect((await noted('passwordSet')).length).toBe(2);
  });

  it('[S3] [S8] is unlocked by the office, who is on record', async () => {
    const { body } = await asAdmin('POST', '/staff/supervisor-9/pin');
    const pin = z.string().parse(body['pin']);
    const direct = redis.connect();
    await direct.hset('cordon:{demo}:sign-in:pin:3009', { failed: 10, openAt: 0 });
    await expect(cordon.device.signIn({ staffNumber: '3009', pin })).rejects.toThrow('sign-in-locked');
    expect(await accessOf()).toMatchObject({ locked: true });
    expect((await asAdmin('POST', '/staff/supervisor-9/unlock')).body).toEqual({ ok: true });
    expect((await cordon.device.signIn({ staffNumber: '3009', pin })).person.personId).toBe('supervisor-9');
    expect(await noted('signInUnlocked')).toMatchObject([
      { by: { personId: 'admin-1' }, event: { personId: 'supervisor-9' } },
    ]);
  });
});
