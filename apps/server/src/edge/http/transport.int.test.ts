import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, openSocket, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { ask, type Asked } from '../../testing/https.ts';

const proxy = 'https://door.example.com';

let redis: TestRedis;
let cordon: TestCordon;
let clientFolder: string;
let port: string;
let ca: string;
let token: string;

beforeAll(async () => {
  clientFolder = mkdtempSync(join(tmpdir(), 'cordon-transport-'));
  mkdirSync(join(clientFolder, 'assets'));
  writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>Cordon</title>');
  writeFileSync(join(clientFolder, 'assets', 'a-1.js'), '');
  redis = await startTestRedis({ appendfsync: 'no' });
  cordon = await startTestCordon({ redisUrl: redis.url, host: '0.0.0.0', origins: [proxy], clientFolder });
  ({ port } = new URL(cordon.url));
  ca = pemOf((await plain('127.0.0.1', '/authority.crt')).der);
  token = await cordon.signIn('4001');
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
  rmSync(clientFolder, { recursive: true });
});

const pemOf = (der: Buffer) => new X509Certificate(der).toString();
const secured = (path: string, more: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  ask(`https://127.0.0.1:${port}${path}`, { ca, ...more });

async function plain(host: string, path: string, method = 'GET') {
  const response = await fetch(`http://${host}:${port}${path}`, { method, redirect: 'manual' });
  const der = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, der, text: der.toString() };
}

/** This machine as others see it. */
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);

/** Whether a socket is let in, and if not, what was said. */
async function opened(url: string, more: Parameters<typeof openSocket>[2]): Promise<string> {
  const socket = openSocket(url, await cordon.device.auth(token, url), more);
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error) => resolve(error.message));
    });
  } finally {
    socket.disconnect();
  }
}

describe('TLS', () => {
  it('[TL5] serves pages, answers and sockets to clients that trust the root', async () => {
    expect((await secured('/office')).status).toBe(200);
    expect(JSON.parse((await secured('/readyz')).text)).toMatchObject({ ready: true });
    const url = `https://localhost:${port}`;
    const socket = openSocket(url, await cordon.device.auth(token, url), { ca });
    const client = clientOf(socket);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    expect(await client.follow()).toMatchObject({ ok: true });
    socket.disconnect();
  });

  it('[TL5] is refused by clients that do not', async () => {
    await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  });

  it('[Y8] tells the metrics who asks from this machine', async () => {
    expect((await secured('/metrics')).status).toBe(200);
    expect((await secured('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(403);
  });
});

describe('plain HTTP', () => {
  it('[TL5] serves this machine', async () => {
    expect((await plain('127.0.0.1', '/office')).status).toBe(200);
    expect(await opened(cordon.url, {})).toBe('connected');
  });

  it('[TL5] from another machine gets health and root, and is led to https for pages', async () => {
    for (const host of outside) {
      for (const path of ['/livez', '/readyz', '/authority', '/authority.crt']) {
        expect([path, (await plain(host, path)).status]).toEqual([path, 200]);
      }
      const { status, headers } = await plain(host, '/office?x=1');
      expect([status, headers.get('location')]).toEqual([308, `https://${host}:${port}/office?x=1`]);
      expect(headers.get('cache-control')).toBe('no-store');
      for (const [method, path] of [
        ['GET', '/api/v1/site'],
        ['POST', '/api/v1/session'],
      ] as const) {
        const refused = await plain(host, path, method);
        expect([refused.status, JSON.parse(refused.text)]).toMatchObject([403, { code: 'needs-https' }]);
      }
      expect(await opened(`http://${host}:${port}`, {})).toBe('websocket error');
      expect(await opened(`https://${host}:${port}`, { ca })).toBe('connected');
    }
  });
});

describe('where it is asked from', () => {
  it('[TL8] a socket is opened for the server’s own pages and those that are listed, and no others', async () => {
    for (const url of [`http://127.0.0.1:${port}`, `https://localhost:${port}`]) {
      for (const origin of [url, proxy]) expect(await opened(url, { ca, origin })).toBe('connected');
      for (const origin of [null, 'null', 'https://evil.example', `http://127.0.0.1:${Number(port) + 1}`]) {
        expect([origin, await opened(url, { ca, origin })]).toEqual([origin, 'websocket error']);
      }
    }
  });

  it('[TL8] the refusal of a socket says its code', async () => {
    const headers = { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': Buffer.alloc(16).toString('base64') };
    const said = await secured('/socket.io/?EIO=4&transport=websocket', { headers: { ...headers, ...key } });
    expect([said.status, said.text]).toEqual([400, 'foreign-origin']);
  });

  it('[TL8] what changes something is refused for a foreign page, before it is read', async () => {
    const headers = { origin: 'https://evil.example', authorization: `Bearer ${token}` };
    for (const [method, path] of [
      ['POST', '/api/v1/queues/ticket'],
      ['DELETE', '/api/v1/session'],
      ['POST', '/queues/enter'],
    ] as const) {
      const { status, text } = await secured(path, { method, headers });
      expect([status, JSON.parse(text)]).toMatchObject([403, { ok: false, code: 'foreign-origin' }]);
    }
    const own = `https://127.0.0.1:${port}`;
    const proven = async (method: string, path: string, origin: string) => {
      const dpop = await cordon.device.proof(method, path, token, own);
      return (await secured(path, { method, headers: { ...headers, origin, dpop } })).status;
    };
    expect(await proven('POST', '/api/v1/queues/ticket', own)).toBe(200);
    expect(await proven('GET', '/api/v1/session', headers.origin)).toBe(200); // reading is for the browser to refuse
  });
});

describe('the root', () => {
  it('[TL7] is shown with its fingerprint, the same that the start prints, on both connections', async () => {
    const { der, headers } = await plain('127.0.0.1', '/authority.crt');
    expect(headers.get('content-type')).toBe('application/x-x509-ca-cert');
    const fingerprint = createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g)?.join(':') ?? '';
    expect(cordon.authority?.fingerprint).toBe(fingerprint);
    for (const page of [(await plain('127.0.0.1', '/authority')).text, (await secured('/authority')).text]) {
      expect(page.replace('<br>', ':')).toContain(fingerprint);
      expect(page).toContain('href="/authority.crt"');
      expect(page).not.toMatch(/<script|<style|style=/);
      for (const device of ['安卓', 'iPad', 'Windows', 'Android', 'iPadOS']) expect(page).toContain(device);
    }
  });

  it('[TL7] is not there when the operator’s own certificate is served', async () => {
    const path = join(cordon.dataFolder, 'tls', 'server.pem');
    const own = await startTestCordon({ tls: { certPath: path, keyPath: path } });
    const there = new URL(own.url).port;
    expect((await ask(`https://127.0.0.1:${there}/livez`, { ca })).status).toBe(200);
    for (const offered of ['/authority', '/authority.crt']) expect((await own.call('GET', offered)).status).toBe(404);
    expect(own.authority).toBeNull();
    await own.stop();
  });
});

describe('every answer', () => {
  const pages = ['/office', '/assets/a-1.js', '/assets/missing.js', '/authority', '/livez', '/metrics'];
  const paths = [...pages, '/api/v1/site', '/api/v1/session', '/api/v1/nowhere', '/api/v1/%', '/queues'];
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';');

  it.each(paths)('[TL9] carries what browsers go by: %s', async (path) => {
    const { headers } = await secured(path);
    expect(headers).toMatchObject({
      'content-security-policy': `${policy};upgrade-insecure-requests`,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const permissions = String(headers['permissions-policy']).split(', ');
    expect(permissions).toEqual(expect.arrayContaining(['camera=(self)', 'screen-wake-lock=(self)']));
    for (const shut of ['microphone', 'geolocation', 'usb', 'serial', 'bluetooth', 'payment']) {
      expect(permissions).toContain(`${shut}=()`);
    }
    expect(headers['x-powered-by']).toBeUndefined();
    expect((await plain('127.0.0.1', path)).headers.get('content-security-policy')).toBe(policy);
  });

  it.each(paths.filter((path) => path !== '/office' && path !== '/assets/a-1.js'))(
    '[TL9] is kept by no cache: %s',
    async (path) => expect((await secured(path)).headers['cache-control']).toBe('no-store'),
  );

  it('[TL9] says by TLS alone that it is to be asked by TLS, and not of names that every machine has', async () => {
    const strict = ({ headers }: Asked) => headers['strict-transport-security'];
    expect(strict(await secured('/', { headers: { host: 'door.example.com' } }))).toBe('max-age=31536000');
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(strict(await secured('/', { headers: { host: `${host}:${port}` } }))).toBeUndefined();
    }
    expect((await plain('127.0.0.1', '/')).headers.get('strict-transport-security')).toBeNull();
  });
});
