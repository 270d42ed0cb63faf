import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { documentRoutes } from '@cordon/protocol/wire/http/documents.ts';
import type { ParamsOf } from '@cordon/protocol/wire/http/route.ts';
import { type HttpRoutes, httpRoutes, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toThisMachine } from '../../../notify/testing/outbound.ts';
import { type Receiver, startReceiver } from '../../../notify/testing/receiver.ts';
import { quickTimes, whsec } from '../../../notify/testing/notify-fixture.ts';
import { openAuthor } from '../../../testing/author.ts';
import { commandOf, newId } from '../../../testing/commands.ts';
import { registerDriver, startTestCordon, type TestCordon } from '../../../testing/cordon.ts';
import { type Documented, documentedBy } from '../../../testing/documented.ts';

/*
 * Every documented route is called at a real server, and each answer held to the document that this server gives. A route
 * that nobody calls here fails the last test.
 */

let redis: TestRedis;
let receiver: Receiver;
let cordon: TestCordon;
let documented: Documented;
const tokens = { gate: '', unloading: '', supervisor: '', admin: '', auditor: '' };
type Who = keyof typeof tokens;

const visitId = newId();
const night = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  redis = await startTestRedis({ appendfsync: 'no' });
  receiver = await startReceiver();
  cordon = await startTestCordon({ redisUrl: redis.url, outbound: toThisMachine, workerTimes: quickTimes });
  tokens.admin = await cordon.signIn('4001');
  const { body } = await cordon.call('GET', '/api/v1/openapi.json', { token: tokens.admin });
  documented = documentedBy(documentRoutes['GET /openapi.json'].answer.parse(body));
});
afterAll(async () => {
  await cordon.stop();
  await receiver.stop();
  await redis.stop();
});

type More = { query?: string; json?: unknown; body?: Uint8Array<ArrayBuffer>; token?: string };
type Named<N extends RouteName> = keyof ParamsOf<HttpRoutes[N]> extends never
  ? { params?: undefined }
  : { params: Record<keyof ParamsOf<HttpRoutes[N]>, string> };

/** Asks at a route, and holds what came to the document. @returns the answer */
async function ask<N extends RouteName>(by: Who | null, name: N, more: More & Named<N>, status = 200) {
  const { query = '', params, token = by === null ? undefined : tokens[by], json, body } = more;
  const [method = '', path = ''] = name.split(' ');
  const names: Record<string, string> = params ?? {};
  const filled = path.replaceAll(/:(\w+)/g, (_, word: string) => names[word] ?? '');
  const sent = { ...(token !== undefined && { token }), ...(json !== undefined && { json }), ...(body && { body }) };
  const answer = await cordon.call(method, `/api/v1${filled}${query}`, sent);
  expect([name, answer.status, answer.body]).toEqual([name, status, answer.body]);
  expect(documented.answer(name, answer.status, answer.body)).toEqual({ faults: [] });
  const isRead = json !== undefined && answer.status === 200;
  expect(isRead ? documented.request(name, json) : { faults: [] }).toEqual({ faults: [] });
  return z.custom<z.infer<HttpRoutes[N]['answer']>>().parse(answer.body);
}

describe('[E19] every documented route answers as it is documented', () => {
  it('[E19] ways in', async () => {
    const author = await openAuthor();
    expect(await ask(null, 'GET /site', {})).toMatchObject({ name: { zh: expect.any(String) as unknown } });
    await ask(null, 'GET /device', {});
    for (const [who, staffNumber] of [
      ['gate', '1001'],
      ['unloading', '2001'],
      ['supervisor', '3001'],
      ['auditor', '5001'],
    ] as const) {
      const json = {
        staffNumber,
        pin: cordon.pinOf(staffNumber),
        ...(who === 'gate' && { authorKey: author.publicKey }),
      };
      const signedIn = await ask(null, 'POST /session', { json });
      tokens[who] = 'token' in signedIn ? signedIn.token : '';
      await ask(who, 'GET /session', {});
    }
    await ask(null, 'POST /session', { json: { staffNumber: '1001', pin: '000000' } }, 401);
    await ask(null, 'POST /session', { json: { staffNumber: 1001 } }, 400);
    await ask(null, 'GET /session', {}, 401);
    await ask('gate', 'GET /devices', {}, 403);
  });

  it('[E19] ways in that the office makes, and what they want', async () => {
    const personId = 'supervisor-2';
    const params = { personId };
    await ask('admin', 'GET /staff/access', {});
    await ask('admin', 'POST /staff/:personId/pin', { params });
    const { password } = await ask('admin', 'POST /staff/:personId/password', { params });
    await ask('admin', 'POST /staff/:personId/unlock', { params });
    await ask('admin', 'DELETE /staff/:personId/totp', { params });
    await ask('admin', 'POST /staff/:personId/pin', { params: { personId: 'nobody' } }, 404);

    const own = 'twelve unrelated lanterns';
    const request = { staffNumber: '3002', password };
    expect(await ask(null, 'POST /session', { json: request })).toMatchObject({ want: 'new-password' });
    const signedIn = await ask(null, 'POST /session', { json: { ...request, newPassword: own } });
    const token = 'token' in signedIn ? signedIn.token : '';
    const json = { password: own, newPassword: 'eleven other unrelated lanterns' };
    await ask(null, 'POST /session/password', { token, json });
    await ask(null, 'POST /session/password', { token, json: { ...json, password: 'x' } }, 401);
  });

  it('[E19] devices', async () => {
    const client = await cordon.socket(tokens.admin);
    const device = { id: 'north-tablet', name: '北门平板', stations: ['main-gate'] };
    expect((await client.command(commandOf({ type: 'saveDevice', device }))).ok).toBe(true);
    const { code } = await ask('admin', 'POST /devices/:deviceId/code', { params: { deviceId: 'north-tablet' } });
    await ask('admin', 'POST /devices/:deviceId/code', { params: { deviceId: 'nothing' } }, 404);
    const tablet = await openDevice(cordon.url);
    const { status, text } = await tablet.send('POST', '/api/v1/device', { json: { code } });
    expect(status).toBe(200);
    expect(documented.answer('POST /device', status, JSON.parse(text))).toEqual({ faults: [] });
    await ask(null, 'POST /device', { json: { code } }, 404);
    await ask('admin', 'GET /devices', {});
    client.socket.disconnect();
  });

  it('[E19] visits and their people', async () => {
    const driver = await registerDriver(cordon, tokens.admin);
    const office = await cordon.socket(tokens.admin);
    const declaration = declarationOf({ plate: '渝A10001', stops: ['north-shop'], crew: [driver] });
    expect((await office.command(commandOf({ type: 'declareVisit', visitId, declaration }))).ok).toBe(true);
    office.socket.disconnect();
    const params = { id: visitId };
    const { personId } = driver;
    await ask('gate', 'GET /visits/:id/crew', { params });
    await ask('gate', 'GET /visits/:id/crew', { params: { id: 'nothing' } }, 404);
    const look = { personId, reason: 'compare-document', note: null };
    await ask('gate', 'POST /visits/:id/unmask', { params, json: look });
    await ask('gate', 'POST /visits/:id/unmask', { params, json: { ...look, personId: 'nobody' } }, 409);
    await ask('gate', 'POST /visits/:id/exit-readings', { params, json: { tails: ['002X'] } });
    await ask('gate', 'POST /visits/find', { json: { plate: 'A1000' } });
    await ask('gate', 'POST /visits/find', { json: { plate: 'A' } }, 400);
    for (const who of ['gate', 'supervisor', 'auditor'] as const) await ask(who, 'GET /visits/:id/story', { params });
    const person = { name: '秦小海', document: 'passport', number: 'E12345678', phone: '13800000000' };
    const registered = await ask('gate', 'POST /people', { json: { people: [person] } });
    const [known] = registered.people;
    const json = { reason: '本人要求' };
    await ask('admin', 'POST /people/:personId/erase', { params: { personId }, json }, 409);
    await ask('admin', 'POST /people/:personId/erase', { params: { personId: known?.personId ?? '' }, json });
    await ask('admin', 'POST /people/:personId/erase', { params: { personId: 'nobody' }, json }, 409);
  });

  it('[E19] declarations', async () => {
    const body = new TextEncoder().encode('车牌,预计到达\n渝A10002,明天\n');
    const read = await ask('admin', 'POST /declarations/import', { query: '?mode=preview', body });
    expect(read).toMatchObject({ accepted: 0 });
    await ask('admin', 'POST /declarations/import', { query: '?mode=all', body }, 400);
  });

  it('[E19] nights', async () => {
    const params = { day: night };
    await ask('auditor', 'GET /nights/:day/summary', { params });
    await ask('auditor', 'GET /nights/:day/summary', { params: { day: 'tonight' } }, 400);
    await ask('auditor', 'GET /nights/:day/summary', { params: { day: '1999-11-12' } }, 409);
    await ask('supervisor', 'POST /nights/:day/what-if', { params, json: { limits: { testAgeHours: 24 } } });
    await ask('supervisor', 'GET /nights/:day/visits', { params: { day: 'nothing' } }, 404);
    await ask('supervisor', 'POST /nights/:day/report', { params });
    const reports = async () => (await ask('supervisor', 'GET /nights/reports', {})).reports.map(({ day }) => day);
    await expect.poll(reports).toContain(night);
    await ask('supervisor', 'GET /nights/:day/visits', { params });
  });

  it('[E19] channels, and messages that could not be sent', async () => {
    const office = await cordon.socket(tokens.admin);
    expect((await office.command(commandOf({ type: 'saveChannel', channel: ownWebhook }))).ok).toBe(true);
    const params = { id: 'own-webhook' };
    const url = `http://hooks.example.com:${receiver.port}/x`;
    await ask('admin', 'POST /channels/:id/target', { params, json: { url } }, 409);
    await ask('admin', 'POST /channels/:id/target', { params, json: { url, secret: whsec } });
    await ask('admin', 'GET /channels', {});
    await ask('admin', 'POST /channels/:id/test', { params });
    receiver.answers(() => ({ status: 404 }));
    await ask('admin', 'POST /channels/:id/test', { params });
    await ask('admin', 'POST /channels/:id/test', { params: { id: 'nothing' } }, 404);
    expect((await office.command(commandOf({ type: 'setLockdown', reason: '演练' }))).ok).toBe(true);
    office.socket.disconnect();
    const dead = async () => (await ask('admin', 'GET /messages/dead', {})).letters.map(({ id }) => id);
    await expect.poll(dead).toHaveLength(1);
    const [id = ''] = await dead();
    await ask('admin', 'POST /messages/dead/:id/replay', { params: { id } });
    await ask('admin', 'POST /messages/dead/:id/replay', { params: { id: 'nothing' } }, 409);
    await expect.poll(dead).toEqual([id]);
    await ask('admin', 'DELETE /messages/dead/:id', { params: { id } });
    await ask('admin', 'POST /messages/dead/replay', {});
    await ask('admin', 'POST /queues/ticket', {});
  });

  it('[E19] histories', async () => {
    await ask('auditor', 'GET /site/history', {});
    const { events } = await ask('auditor', 'GET /audit', {});
    expect(events.length).toBeGreaterThan(5);
    await ask('auditor', 'GET /audit', { query: `?before=${events.at(-1)?.seq ?? 1}` });
    await ask('auditor', 'GET /audit', { query: '?before=soon' }, 400);
  });

  it('[E19] the documents themselves', async () => {
    expect(await ask('admin', 'GET /openapi.json', {})).toMatchObject({ openapi: '3.1.1' });
    expect(await ask('admin', 'GET /asyncapi.json', {})).toMatchObject({ asyncapi: '3.0.0' });
    await ask('auditor', 'GET /openapi.json', {}, 403);
  });

  it('[E19] a sign-in that wants an authenticator', async () => {
    const office = await ask('admin', 'POST /staff/:personId/password', { params: { personId: 'admin-1' } });
    const asked = { staffNumber: '4001', password: office.password, newPassword: 'twelve unrelated lanterns' };
    tokens.admin = await cordon.signIn('4001'); // the new password has ended the session that asked for it
    expect(await ask(null, 'POST /session', { json: asked })).toMatchObject({ want: 'totp' });
    await ask('admin', 'DELETE /staff/:personId/totp', { params: { personId: 'admin-1' } });
    expect(await ask(null, 'POST /session', { json: asked })).toMatchObject({ want: 'totp-setup' });
  });

  it('[E19] signing off', async () => {
    await ask('unloading', 'DELETE /session', {});
    expect(await ask('unloading', 'GET /session', {}, 401)).toMatchObject({ code: 'not-signed-in' });
  });

  it('[E19] and none of them was left out', () => {
    expect(documented.routes.toSorted()).toEqual(Object.keys(httpRoutes).toSorted());
    expect(documented.routes.filter((name) => !documented.seen.has(`${name} 200`))).toEqual([]);
  });

  it('[E19] and an answer of another form would have been seen', () => {
    const site = { ok: true, id: 'demo', name: { zh: '园区', en: 'Campus' } };
    expect(documented.answer('GET /site', 200, site)).toEqual({ faults: [] });
    for (const wrong of [{ ...site, besides: 1 }, { ...site, id: 1 }, { ok: true }, { ...site, ok: false }]) {
      expect(documented.answer('GET /site', 200, wrong).faults).not.toEqual([]);
    }
    expect(() => documented.answer('GET /site', 418, site)).toThrow('nothing is documented');
  });
});
