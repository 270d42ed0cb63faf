import type { RouteAccess } from '@cordon/protocol/wire/http/route.ts';
import { routeAccess, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { roles, type Role } from '@cordon/protocol/roles.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { readingOf } from '@cordon/protocol/testing/reports.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitRef } from '../../log/keys.ts';
import { readStored } from '../../log/read.ts';
import { visitOf } from '../../log/snapshot.ts';
import { demoKeys } from '../../testing/submit-fixture.ts';
import { registerDriver, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { maxFileBytes } from '../../imports/decode.ts';
import { commandOf, newId } from '../../testing/commands.ts';
import { routesOf, type RouteParts } from './routes.ts';

let redis: TestRedis;
let cordon: TestCordon;
const tokens = new Map<Role, string>();
let visitId: string;
let personId: string;

beforeAll(async () => {
  redis = await startTestRedis();
  cordon = await startTestCordon({ redisUrl: redis.url });
  const numbers = { gate: '1001', unloading: '2001', supervisor: '3001', admin: '4001', auditor: '5001' } as const;
  for (const role of roles) tokens.set(role, await cordon.signIn(numbers[role]));
  const people = [{ name: '秦晓海', document: 'id-card', number: '11010519491231002x', phone: '13800001234' }];
  const { body } = await api('POST', '/people', 'admin', { json: { people } });
  personId = (body['people'] as { personId: string }[])[0]?.personId ?? '';
  visitId = newId();
  const admin = await cordon.socket(token('admin'));
  const crew = declarationOf().crew.map((member) => ({ ...member, personId }));
  const declaration = declarationOf({ crew });
  await admin.command(commandOf({ type: 'declareVisit', visitId, declaration }));
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

async function stored(id: string) {
  const [found] = await readStored(redis.connect(), demoKeys, [visitRef(id)]);
  return { version: found?.version ?? 0, state: visitOf(found?.text ?? '') };
}

const token = (role: Role) => tokens.get(role) ?? '';
const api = (method: string, path: string, role?: Role, more: { json?: unknown; body?: string } = {}) =>
  cordon.call(method, `/api/v1${path}`, { ...more, ...(role === undefined ? {} : { token: token(role) }) });

describe('who may use which route', () => {
  const nothing = {} as RouteParts; // the table alone, nothing is called
  const served = routesOf(nothing).map(({ name }) => name);
  const table = (Object.keys(routeAccess) as RouteName[]).map((name) => {
    const [method = '', path = ''] = name.split(' ');
    const access: RouteAccess = routeAccess[name];
    return { name, method, path, access };
  });

  /* Written out by hand: a new route needs a decision about who may use it, and shows up here. */
  const allowed: Record<RouteName, RouteAccess> = {
    'GET /site': 'open',
    'GET /device': 'key',
    'POST /device': 'key',
    'POST /session': 'key',
    'GET /session': roles,
    'DELETE /session': roles,
    'POST /session/password': ['supervisor', 'admin', 'auditor'],
    'GET /visits/:id/crew': ['gate', 'supervisor', 'admin'],
    'POST /visits/find': ['gate', 'unloading', 'supervisor'],
    'POST /visits/:id/exit-readings': ['gate'],
    'GET /visits/:id/story': roles,
    'POST /visits/:id/unmask': ['gate', 'supervisor', 'admin'],
    'POST /people': ['gate', 'supervisor', 'admin'],
    'POST /people/:personId/erase': ['admin'],
    'POST /declarations/import': ['admin'],
    'GET /staff/access': ['admin'],
    'POST /staff/:personId/pin': ['admin'],
    'POST /staff/:personId/password': ['admin'],
    'POST /staff/:personId/unlock': ['admin'],
    'DELETE /staff/:personId/totp': ['admin'],
    'GET /devices': ['admin'],
    'POST /devices/:deviceId/code': ['admin'],
    'GET /nights/:day/summary': ['supervisor', 'admin', 'auditor'],
    'POST /nights/:day/what-if': ['supervisor', 'admin', 'auditor'],
    'GET /nights/reports': ['supervisor', 'admin', 'auditor'],
    'POST /nights/:day/report': ['supervisor', 'admin', 'auditor'],
    'GET /nights/:day/visits': ['supervisor', 'admin', 'auditor'],
    'GET /channels': ['admin'],
    'POST /channels/:id/target': ['admin'],
    'POST /channels/:id/test': ['admin'],
    'GET /messages/dead': ['admin'],
    'POST /messages/dead/replay': ['admin'],
    'POST /messages/dead/:id/replay': ['admin'],
    'DELETE /messages/dead/:id': ['admin'],
    'POST /queues/ticket': ['admin'],
    'GET /site/history': ['admin', 'auditor'],
    'GET /audit': ['admin', 'auditor'],
    'GET /openapi.json': ['admin'],
    'GET /asyncapi.json': ['admin'],
  };

  it('[E8] is as listed, and nothing else is there', () => {
    expect(routeAccess).toEqual(allowed);
    expect(served.toSorted()).toEqual(Object.keys(routeAccess).toSorted());
  });

  const guarded = table.flatMap(({ access, ...row }) => (typeof access === 'string' ? [] : [{ ...row, who: access }]));
  it.each(guarded)('[E8] $method $path is closed without a sign-in', async ({ method, path }) => {
    for (const bad of [{}, { token: 'x'.repeat(43) }, { token: 'x y' }]) {
      expect(await cordon.call(method, `/api/v1${path}`, bad)).toMatchObject({
        status: 401,
        body: { ok: false, code: 'not-signed-in' },
      });
    }
  });

  const forbidden = guarded.flatMap(({ method, path, who }) =>
    roles.filter((role) => !who.includes(role)).map((role) => ({ method, path, role })),
  );
  it.each(forbidden)('[E8] $method $path is forbidden to $role, whatever they send', async ({ method, path, role }) => {
    for (const more of method === 'POST' ? [{}, { body: 'x'.repeat(70_000) }] : [{}]) {
      expect(await api(method, path, role, more)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });
});

describe('signing in', () => {
  it('[E10] gives a token, the person and the site; a wrong PIN gives nothing away', async () => {
    const { status, body } = await api('GET', '/session', 'gate');
    expect([status, body['person']]).toEqual([
      200,
      { personId: 'gate-1', staffNumber: '1001', name: '门岗一号', role: 'gate', stations: ['main-gate'] },
    ]);
    const wrong = await api('POST', '/session', undefined, { json: { staffNumber: '9999', pin: '000000' } });
    expect(wrong).toMatchObject({ status: 401, body: { ok: false, code: 'sign-in-failed', retryable: false } });
  });

  it('[E3] takes no other form', async () => {
    for (const json of [{}, { staffNumber: 1001, pin: '1' }, { staffNumber: '1001', pin: '1', admin: true }, [], 'x']) {
      expect(await api('POST', '/session', undefined, { json })).toMatchObject({ status: 400 });
    }
  });

  it('[E6] ends for somebody whose duty has changed, before the session does', async () => {
    const admin = await cordon.socket(token('admin'));
    const leaving = await cordon.signIn('3002');
    const member = { personId: 'supervisor-2', staffNumber: '3002', name: '监管乙', stations: [], active: true };
    const save = (role: Role) => admin.command(commandOf({ type: 'saveStaff', member: { ...member, role } }));
    expect((await save('auditor')).ok).toBe(true);
    await expect.poll(async () => (await cordon.call('GET', '/api/v1/session', { token: leaving })).status).toBe(401);
    expect((await save('supervisor')).ok).toBe(true);
  });
});

describe('a visit', () => {
  it('[E9] shows of its crew what a document is compared with, and nothing in full', async () => {
    const { body } = await api('GET', `/visits/${visitId}/crew`, 'gate');
    expect(body).toEqual({
      ok: true,
      people: [
        {
          personId,
          name: '秦*海',
          document: 'id-card',
          maskedNumber: '**************002X',
          maskedPhone: '138****1234',
        },
      ],
    });
  });

  it('[E9] at the exit shows the gate no name before the comparison has passed, and others as before', async () => {
    const { state, version } = await stored(visitId);
    const direct = redis.connect();
    const put = (s: unknown) => direct.hset(`cordon:{demo}:visit:${visitId}`, 's', JSON.stringify(s));
    const night = nightAt('reconcile');
    const [atExit, crew] = [night.visit(visitA), state.declaration.crew];
    const mine = { ...atExit, id: visitId, declaration: { ...atExit.declaration, crew } };
    const asks = async (role: Role) => (await api('GET', `/visits/${visitId}/crew`, role)).body['code'] ?? 'told';
    try {
      await put(mine);
      expect(await Promise.all((['gate', 'supervisor', 'admin'] as const).map(asks))).toEqual([
        'exit-blind',
        'told',
        'told',
      ]);
      report(night, 'reconcile', { as: readingOf(atExit, { seal: 'X-99' }) }); // differs: it will be read again
      await put({ ...night.visit(visitA), id: visitId, declaration: mine.declaration });
      expect(await asks('gate')).toBe('exit-blind');
      night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '重读' });
      report(night, 'reconcile');
      await put({ ...night.visit(visitA), id: visitId, declaration: mine.declaration });
      expect(await asks('gate')).toBe('told');
    } finally {
      await put(state);
    }
    expect((await stored(visitId)).version).toBe(version);
  });

  it('[E9] answers exit readings without showing who matched', async () => {
    const { body } = await api('POST', `/visits/${visitId}/exit-readings`, 'gate', {
      json: { tails: ['002x', '9999'] },
    });
    const people = body['people'] as string[];
    expect(people[0]).toBe(personId);
    expect(people[1]).toMatch(/^p-[0-9a-f]{32}$/);
  });

  it('[E9] tells its story to everybody, but to point staff only when it comes to them', async () => {
    const { body } = await api('GET', `/visits/${visitId}/story`, 'auditor');
    expect(body).toMatchObject({ visit: { version: 1 }, events: [{ event: { type: 'visitDeclared' } }] });
    expect((await api('GET', `/visits/${visitId}/story`, 'unloading')).status).toBe(200);
    const admin = await cordon.socket(token('admin'));
    const member = {
      ...{ personId: 'unloading-2', staffNumber: '2002', name: '卸货点二号', role: 'unloading' as const },
      ...{ stations: ['north-shop'], active: true },
    };
    await admin.command(commandOf({ type: 'saveStaff', member }));
    const { body: made } = await api('POST', '/staff/unloading-2/pin', 'admin');
    const signedIn = await api('POST', '/session', undefined, { json: { staffNumber: '2002', pin: made['pin'] } });
    const other = String(signedIn.body['token']);
    expect(await cordon.call('GET', `/api/v1/visits/${visitId}/story`, { token: other })).toMatchObject({
      status: 403,
      body: { code: 'wrong-station' },
    });
  });

  it('[E15] is found by its plate, whoever’s it is, with what leads it back and nothing else', async () => {
    const plate = '渝A70707';
    const id = newId();
    const admin = await cordon.socket(token('admin'));
    const gate = await cordon.socket(token('gate'));
    const crew = [await registerDriver(cordon, token('admin'))];
    const declaration = declarationOf({ plate, stops: ['north-shop'], crew });
    await admin.command(commandOf({ type: 'declareVisit', visitId: id, declaration }));
    const find = (json: unknown, role: Role = 'unloading') => api('POST', '/visits/find', role, { json });
    expect((await find({ plate })).body).toEqual({ ok: true, visits: [] });
    const arrived = { kind: 'arrive', plate, trailerPlate: null, handReason: null } as const;
    const arrival = { visitId: id, stationId: 'main-gate', stepId: 'arrive', report: arrived } as const;
    expect((await gate.command(commandOf({ type: 'reportStep', ...arrival }))).ok).toBe(true);
    const found = { visitId: id, plate, purpose: 'supply', place: 'atGate', stationId: 'main-gate' };
    await expect.poll(async () => (await find({ plate: ' 渝a·707 07' })).body).toEqual({ ok: true, visits: [found] });
    expect((await find({ plate: '07' }, 'gate')).body['visits']).toEqual([found]);
    for (const bad of [{}, { plate: '7' }, { plate: ' · ' }, { plate: 'x'.repeat(21) }, { plate, name: '秦' }]) {
      expect(await find(bad)).toMatchObject({ status: 400, body: { code: 'malformed' } });
    }
  });

  it.each(['/visits/nobody/story', `/visits/${'a'.repeat(5_000)}/story`, '/visits/%00/story'])(
    '[E9] %s is unknown',
    async (path) => {
      expect(await api('GET', path, 'auditor')).toMatchObject({ status: 404, body: { code: 'visit-unknown' } });
    },
  );
});

describe('a new PIN', () => {
  it('[S8] is an event of the site: of whom and by whom, never the PIN', async () => {
    const watching = await cordon.socket(token('supervisor'));
    await watching.follow();
    const { status, body } = await api('POST', '/staff/auditor-1/pin', 'admin');
    expect(status).toBe(200);
    const seen = () => watching.packets.flatMap(({ events }) => events);
    await expect.poll(seen).toContainEqual(
      expect.objectContaining({
        aggregate: 'site',
        event: { type: 'pinReset', personId: 'auditor-1', name: '审计' },
        by: { personId: 'admin-1', name: '专班', role: 'admin', device: 'first-tablet' },
      }),
    );
    expect(JSON.stringify(seen())).not.toContain(body['pin']);
    expect((await api('POST', '/staff/nobody/pin', 'admin')).status).toBe(404);
    const again = await cordon.device.signIn({ staffNumber: '5001', pin: String(body['pin']) });
    tokens.set('auditor', again.token);
  });

  it('[S8] can’t be noted over the wire, where there would be no PIN', async () => {
    const admin = await cordon.socket(token('admin'));
    const ack = await admin.command({ ...commandOf({ type: 'liftLockdown', reason: 'x' }), type: 'notePinReset' });
    expect(ack).toMatchObject({ ok: false, code: 'malformed' });
  });
});

describe('people entered at the gate', () => {
  const add = (change: object) =>
    api('POST', '/people', 'gate', {
      json: { people: [{ name: '曹真', document: 'id-card', number: '440524198001010013', phone: null, ...change }] },
    });

  it('[E9] get an ID and a mask', async () => {
    const { body } = await add({});
    expect(body).toMatchObject({ ok: true, people: [{ maskedName: '曹*' }] });
    expect(JSON.stringify(body)).not.toContain('440524');
  });

  it('[E3] are refused with the place of the fault, never with what was written', async () => {
    const answer = await add({ number: '440524198001010014' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed', params: { path: 'people.0.number' } } });
    expect(JSON.stringify(answer.body)).not.toContain('4405');
    expect(await add({ phone: '12' })).toMatchObject({ body: { params: { path: 'people.0.phone' } } });
    expect(await add({ isAdmin: true })).toMatchObject({ status: 400 });
  });
});

describe('declarations', () => {
  const file = readFileSync(new URL('../../../../../tests/fixtures/declarations/night.csv', import.meta.url));
  const load = (mode: string, body: Uint8Array<ArrayBuffer> = new Uint8Array(file)) =>
    cordon.call('POST', `/api/v1/declarations/import?mode=${mode}`, { token: token('admin'), body });

  it('[E10] are imported, once', async () => {
    expect((await load('preview')).body).toMatchObject({ ok: true, rows: 46, accepted: 46, unchanged: 0, faults: [] });
    expect((await load('good')).body).toMatchObject({ rows: 46, accepted: 46, unchanged: 0, faults: [] });
    expect((await load('good')).body).toMatchObject({ rows: 46, accepted: 0, unchanged: 46, faults: [] });
  });

  it('[D15] are read up to eight megabytes, and refused beyond', async () => {
    const full = new Uint8Array(maxFileBytes).fill(0x0a);
    expect(maxFileBytes).toBe(8 * 1024 * 1024);
    expect(await load('preview', full)).toMatchObject({ status: 200, body: { faults: [{ fault: 'too many rows' }] } });
    expect(await load('good', new Uint8Array(maxFileBytes + 1))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });

  it('[E3] in an unknown mode are refused', async () => {
    expect(await load('everything')).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('before sign-in', () => {
  it('[LM12] a body is read up to eight kibibytes', async () => {
    const signIn = { staffNumber: '1001', pin: '1'.repeat(10_000) };
    expect(await cordon.call('POST', '/api/v1/session', { json: signIn })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });
});

describe('compressed bodies', () => {
  const packed = (text: string) => new Uint8Array(gzipSync(text));
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

  it.each([
    ['before sign-in', 'POST', '/api/v1/session', undefined],
    ['after it', 'POST', '/api/v1/people', 'admin'],
    ['uploads', 'POST', '/api/v1/declarations/import?mode=preview', 'admin'],
  ] as const)('[LM12] %s are refused unread', async (_, method, path, role) => {
    const body = packed(JSON.stringify({ staffNumber: '1001', pin: '000000' }));
    const by = role === undefined ? {} : { token: token(role) };
    expect(await cordon.call(method, path, { ...by, body, headers })).toMatchObject({
      status: 400,
      body: { code: 'malformed', params: { issue: 'compressed' } },
    });
  });
});

describe('the rest', () => {
  it('[E10] answers unknown paths and broken bodies by code', async () => {
    expect(await api('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await cordon.call('GET', '/api')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api('DELETE', '/site')).toMatchObject({ status: 404 });
    const broken = await fetch(`${cordon.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', dpop: await cordon.device.proof('POST', '/api/v1/session') },
      body: '{"staffNumber":',
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'malformed' }]);
    expect(await api('POST', '/session', undefined, { json: { staffNumber: 'x'.repeat(70_000) } })).toMatchObject({
      status: 413,
    });
    expect((await cordon.call('GET', '/api/v1/visits/%E0%A4%A/story', { token: token('auditor') })).status).toBe(400);
  });

  it('[E11] keeps answers out of caches and foreign scripts out of pages', async () => {
    const { headers } = await api('GET', '/site');
    expect(headers.get('cache-control')).toBe('no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|upgrade-insecure-requests/);
    expect([...headers.keys()]).not.toContain('x-powered-by');
  });

  it('[E13] says how it is', async () => {
    expect((await cordon.call('GET', '/livez')).body).toEqual({ alive: true });
    expect((await cordon.call('GET', '/readyz')).body).toEqual({
      ready: true,
      redis: 'external',
      redisAnswers: true,
      caughtUp: true,
      clockKept: true,
      durability: [],
      faults: [],
      settingFaults: 0,
      writes: 'proven',
    });
  });
});
