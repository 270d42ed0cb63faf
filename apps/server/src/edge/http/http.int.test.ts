import { readFileSync } from 'node:fs';
import { roles, type Role } from '@cordon/protocol/roles.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCordon, type TestCordon } from '../../testing/cordon.ts';
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

const token = (role: Role) => tokens.get(role) ?? '';
const api = (method: string, path: string, role?: Role, more: { json?: unknown; body?: string } = {}) =>
  cordon.call(method, `/api/v1${path}`, { ...more, ...(role === undefined ? {} : { token: token(role) }) });

describe('who may use which route', () => {
  const nothing = {} as RouteParts; // the table alone, nothing is called
  const table = routesOf(nothing).map(({ method, path, ...route }) => ({
    method: method.toUpperCase(),
    path,
    roles: route.who === 'anyone' ? 'anyone' : route.roles,
  }));

  /* Written out by hand: a new route needs a decision about who may use it, and shows up here. */
  const allowed: Record<string, readonly Role[] | 'anyone'> = {
    'GET /site': 'anyone',
    'POST /session': 'anyone',
    'GET /session': roles,
    'DELETE /session': roles,
    'GET /visits/:id/crew': ['gate', 'supervisor', 'admin'],
    'POST /visits/:id/exit-readings': ['gate'],
    'GET /visits/:id/story': roles,
    'POST /people': ['gate', 'admin'],
    'POST /declarations/import': ['admin'],
    'POST /staff/:personId/pin': ['admin'],
    'GET /nights/:day/summary': ['supervisor', 'admin', 'auditor'],
    'POST /nights/:day/what-if': ['supervisor', 'admin', 'auditor'],
    'GET /site/history': ['admin', 'auditor'],
  };

  it('[E8] is as listed, and nothing else is there', () => {
    expect(Object.fromEntries(table.map(({ method, path, roles: who }) => [`${method} ${path}`, who]))).toEqual(
      allowed,
    );
  });

  const guarded = table.filter(({ roles: who }) => who !== 'anyone');
  it.each(guarded)('[E8] $method $path is closed without a sign-in', async ({ method, path }) => {
    for (const bad of [{}, { token: 'x'.repeat(43) }, { token: 'x y' }]) {
      expect(await cordon.call(method, `/api/v1${path}`, bad)).toMatchObject({
        status: 401,
        body: { ok: false, code: 'not-signed-in' },
      });
    }
  });

  const forbidden = guarded.flatMap(({ method, path, roles: who }) =>
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
  it('[E9] tells its crew by name to those who must compare faces, and nothing in full', async () => {
    const { body } = await api('GET', `/visits/${visitId}/crew`, 'gate');
    expect(body).toEqual({
      ok: true,
      people: [
        {
          personId,
          name: '秦晓海',
          document: 'id-card',
          maskedNumber: '**************002X',
          maskedPhone: '138****1234',
        },
      ],
    });
  });

  it('[E9] answers exit readings without telling who matched', async () => {
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

  it.each(['/visits/nobody/story', `/visits/${'a'.repeat(5_000)}/story`, '/visits/%00/story'])(
    '[E9] %s is unknown',
    async (path) => {
      expect(await api('GET', path, 'auditor')).toMatchObject({ status: 404, body: { code: 'visit-unknown' } });
    },
  );
});

describe('people entered at the gate', () => {
  const add = (change: object) =>
    api('POST', '/people', 'gate', {
      json: { people: [{ name: '曹真', document: 'id-card', number: '440524188001010014', phone: null, ...change }] },
    });

  it('[E9] get an ID and a mask', async () => {
    const { body } = await add({});
    expect(body).toMatchObject({ ok: true, people: [{ maskedName: '曹*' }] });
    expect(JSON.stringify(body)).not.toContain('440524');
  });

  it('[E3] are refused with the place of the fault, never with what was written', async () => {
    const answer = await add({ number: '440524188001010015' });
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

  it('[E3] of more than five megabytes, of none and in an unknown mode are refused', async () => {
    expect(await load('good', new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    expect(await load('everything')).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('the rest', () => {
  it('[E10] answers unknown paths and broken bodies by code', async () => {
    expect(await api('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await cordon.call('GET', '/api')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api('DELETE', '/site')).toMatchObject({ status: 404 });
    const broken = await fetch(`${cordon.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
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
      durability: [],
    });
  });
});
