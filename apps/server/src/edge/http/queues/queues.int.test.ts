import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandOf } from '../../../testing/commands.ts';
import { startTestCordon, type TestCordon } from '../../../testing/cordon.ts';

let server: TestRedis;
let cordon: TestCordon;
let token: string;

beforeAll(async () => {
  server = await startTestRedis({ appendfsync: 'no' });
  cordon = await startTestCordon({ redisUrl: server.url, origins: ['https://gate.example.com'] });
  token = await cordon.signIn('4001');
});
afterAll(async () => {
  await cordon.stop();
  await server.stop();
});

async function ticketOf(of = token): Promise<string> {
  const { body } = await cordon.call('POST', '/api/v1/queues/ticket', { token: of });
  return z.string().parse(body['ticket']);
}

const enter = (ticket: string, origin?: string) =>
  fetch(`${cordon.url}/queues/enter`, {
    method: 'POST',
    redirect: 'manual',
    headers: origin === undefined ? {} : { origin },
    body: new URLSearchParams({ ticket }),
  });

async function visitOf(of = token): Promise<string> {
  const response = await enter(await ticketOf(of));
  expect([response.status, response.headers.get('location')]).toEqual([303, '/queues/']);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const look = (cookie: string, path = '/queues/', method = 'GET') =>
  fetch(`${cordon.url}${path}`, { method, headers: { cookie } });

describe('the board of queues', () => {
  it('[NT11] is opened by a ticket of the office, and shows the queues', async () => {
    const cookie = await visitOf();
    const page = await look(cookie);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<base href="/queues/"');
    const queues = await look(cookie, '/queues/api/queues');
    const names = ['notify', 'reports'];
    expect(await queues.json()).toMatchObject({ queues: names.map((name) => ({ name, readOnlyMode: true })) });
    const [script = ''] = /static\/js\/main[^"]+/.exec(await (await look(cookie)).text()) ?? [];
    expect((await look(cookie, `/queues/${script}`)).status).toBe(200);
  });

  it('[NT11] the cookie is for this path and for the server alone, for a quarter of an hour', async () => {
    const cookie = (await enter(await ticketOf())).headers.get('set-cookie') ?? '';
    for (const part of ['Path=/queues', 'HttpOnly', 'SameSite=Strict', 'Max-Age=900']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    expect((await enter(await ticketOf(), 'https://gate.example.com')).headers.get('set-cookie')).toContain('Secure');
  });

  it('[NT11] a ticket is good once; without a visit there is nothing to see', async () => {
    const ticket = await ticketOf();
    expect((await enter(ticket)).status).toBe(303);
    for (const bad of [ticket, '', 'x'.repeat(43), token]) expect((await enter(bad)).status).toBe(401);
    for (const cookie of ['', `cordon-queues=${'x'.repeat(43)}`, `cordon-queues=${ticket}`, `cordon-queues=${token}`]) {
      expect([cookie, (await look(cookie)).status]).toEqual([cookie, 401]);
      expect([cookie, (await look(cookie, '/queues/api/queues')).status]).toEqual([cookie, 401]);
    }
  });

  it('[NT11] is for reading', async () => {
    const cookie = await visitOf();
    for (const [method, path] of [
      ['PUT', '/queues/api/queues/notify/pause'],
      ['PUT', '/queues/api/queues/notify/obliterate'],
      ['POST', '/queues/api/queues/notify/add'],
      ['DELETE', '/queues/api/queues/notify/x'],
      ['PATCH', '/queues/api/queues/notify/x/update-data'],
    ] as const) {
      expect([path, (await look(cookie, path, method)).status]).toEqual([path, 403]);
    }
  });

  it('[NT11] its policy is that of all pages, but for the base that its page names and the styles it writes', async () => {
    const policyOf = async (response: Promise<Response>) =>
      (await response).headers.get('content-security-policy')?.split(';') ?? [];
    const [board, screens] = [await policyOf(look(await visitOf())), await policyOf(fetch(`${cordon.url}/office`))];
    const own: Record<string, string> = {
      "base-uri 'none'": "base-uri 'self'",
      "style-src 'self'": "style-src 'self' 'unsafe-inline'",
    };
    expect(board).toEqual(screens.map((part) => own[part] ?? part));
    expect(board).not.toEqual(screens);
  });

  it('[NT11] ends with the session', async () => {
    const own = await cordon.signIn('4001');
    const cookie = await visitOf(own);
    const unused = await ticketOf(own);
    await cordon.call('DELETE', '/api/v1/session', { token: own });
    expect((await look(cookie)).status).toBe(401);
    expect((await enter(unused)).status).toBe(401);
  });

  it('[NT11] ends when its person is put on another duty', async () => {
    const second: StaffMember = {
      personId: 'admin-2',
      staffNumber: '4002',
      name: '专班二',
      role: 'admin',
      stations: [],
      active: true,
    };
    const socket = await cordon.socket(token);
    const save = (member: StaffMember) => socket.command(commandOf({ type: 'saveStaff', member }));
    await save(second);
    const { body } = await cordon.call('POST', '/api/v1/staff/admin-2/pin', { token });
    const pin = z.string().parse(body['pin']);
    const { token: own } = await cordon.device.signIn({ staffNumber: '4002', pin });
    const cookie = await visitOf(own);
    expect((await look(cookie)).status).toBe(200);
    await save({ ...second, role: 'auditor' });
    expect((await look(cookie)).status).toBe(401);
  });
});
