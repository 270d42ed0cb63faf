import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isBuiltin } from 'node:module';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CordonProcess, startCordon } from '../support/cordon-process.ts';
import { type Device, freshPassword, openDevice } from '../support/device.ts';
import { processesWith } from '../support/processes.ts';

/* What is looked for beside a source file, runs in a thread, or is read at its first use must be there for the bundle too. */

const night = readFileSync(new URL('../fixtures/declarations/night.csv', import.meta.url));

let cordon: CordonProcess;
let url: string;
let desk: Device;
let token: string; // of an administrator

beforeAll(async () => {
  cordon = startCordon({ by: 'npm', env: { HOST: '0.0.0.0', LOG_LEVEL: 'info' } });
  await cordon.until(/^ready$/m);
  const [, port = ''] = await cordon.until(/https:\/\/[\w.:[\]-]+:(\d+)/);
  url = `http://127.0.0.1:${port}`;
  desk = await openDevice(url);
  const [, password = ''] = /4001\s+\d{6}\s+(\w{4}(?:-\w{4}){3})/.exec(cordon.output()) ?? [];
  ({ token } = await desk.signIn({ staffNumber: '4001', password }));
});
afterAll(() => cordon.stop());

async function asked(method: string, path: string, body: { json?: unknown; bytes?: Uint8Array } = {}) {
  const heard = await desk.send(method, `/api/v1${path}`, { token, ...body });
  return { status: heard.status, body: JSON.parse(heard.text) as Record<string, unknown> };
}

async function overTls(path: string, ca: string): Promise<string> {
  const asking = request(`${url.replace('http:', 'https:')}${path}`, { ca, agent: false }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return text(response);
}

describe('what a start reads', () => {
  const bundle = readFileSync('apps/server/dist/main.js', 'utf8');
  const atStart = [...bundle.matchAll(/^import .*?"([^"]+)";$/gm)].map(([, name]) => name);
  const later = [...bundle.matchAll(/\bimport\("\.\/parts\/([\w-]+)-[\w-]{8}\.js"\)/g)].map(([, name]) => name);

  it('[RH8] is one file: nothing of its packages is looked for elsewhere', () => {
    const elsewhere = atStart.filter((name) => !/^(?:node:|\.\/parts\/)/.test(name ?? '') && !isBuiltin(name ?? ''));
    expect(elsewhere).toEqual([]);
  });

  it('[RH9] is not what is needed later', () => {
    expect(new Set(later)).toEqual(new Set(['bull-board', 'guesses', 'issue']));
    expect(atStart.filter((name) => later.some((part) => name?.includes(`/${part}-`)))).toEqual([]);
  });
});

describe('[RH8] what npm start runs, a bundle,', () => {
  it('reads files of declarations in a thread of its own', async () => {
    const answer = await asked('POST', '/declarations/import?mode=good', { bytes: night });
    expect(answer).toMatchObject({ status: 200, body: { rows: 46, accepted: 46, faults: [] } });
  });

  it('judges new passwords', async () => {
    const fresh = (words: string) => ({ json: { password: freshPassword('4001'), newPassword: words } });
    const weak = await asked('POST', '/session/password', fresh('password1234'));
    expect(weak.body).toMatchObject({ ok: false, code: 'password-weak', params: { why: 'common' } });
    expect(await asked('POST', '/session/password', fresh('lantern-otter-gravel'))).toMatchObject({ status: 200 });
  });

  it('shows the board of queues', async () => {
    const { body } = await asked('POST', '/queues/ticket');
    const form = new URLSearchParams({ ticket: String(body['ticket']) });
    const entered = await fetch(`${url}/queues/enter`, { method: 'POST', redirect: 'manual', body: form });
    const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const page = await (await fetch(`${url}/queues/`, { headers })).text();
    const [script = ''] = /static\/js\/main[^"]+/.exec(page) ?? [];
    expect((await fetch(`${url}/queues/${script}`, { headers })).status).toBe(200);
    const queues = await (await fetch(`${url}/queues/api/queues`, { headers })).json();
    expect(queues).toMatchObject({ queues: [{ name: 'notify' }, { name: 'reports' }] });
  });

  it('has its queues make a report', async () => {
    const day = new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10);
    expect(await asked('POST', `/nights/${day}/report`)).toMatchObject({ status: 200 });
    const made = async () => JSON.stringify((await asked('GET', '/nights/reports')).body['reports']);
    await expect.poll(made, { timeout: 30_000 }).toContain(day);
  });

  it('serves the screens, and both kinds of lines on its port', async () => {
    expect(await (await fetch(`${url}/`)).text()).toContain('<div id="root">');
    const root = Buffer.from(await (await fetch(`${url}/authority.crt`)).arrayBuffer());
    expect(await overTls('/livez', new X509Certificate(root).toString())).toBe('{"alive":true}');
  });

  it('tells its metrics', async () => {
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^cordon_commands_total\{.*\} [1-9]/m);
  });

  it('ends in order', async () => {
    cordon.signal('SIGTERM');
    await cordon.ended;
    expect(processesWith(cordon.dataFolder)).toEqual([]);
    expect(cordon.output()).not.toMatch(/"level":50|^\s+at /m);
  });
});
