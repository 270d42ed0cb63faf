import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express, { type RequestHandler } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../ops/listen.ts';
import { ownPages, plainConnections } from './guards.ts';

let server: Server;
let url: string;

async function serve(guard: RequestHandler): Promise<void> {
  server = createServer(express().use(guard, (_request, response) => void response.send('served')));
  url = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
}
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close').catch(() => undefined);
});
const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, location: response.headers.get('location'), text };
};

describe('a plain connection from elsewhere', () => {
  beforeEach(() => serve(plainConnections(() => false)));

  it.each(['/livez', '/readyz', '/authority', '/authority.crt'])('[TL5] gets %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 200, text: 'served' });
    expect(await ask(path, { method: 'POST' })).toMatchObject({ status: 403 });
  });

  it.each(['/', '/gate/visits?x=1', '//other.example/x', '/assets/a.js', '/queues'])(
    '[TL5] is redirected to ask for %s by https, at the same host',
    async (path) => {
      for (const method of ['GET', 'HEAD']) {
        const location = `${url.replace('http', 'https')}${path}`;
        expect(await ask(path, { method })).toMatchObject({ status: 308, location });
      }
    },
  );

  it.each([
    ['GET', '/api/v1/site'],
    ['GET', '/API/v1/site'],
    ['POST', '/api/v1/session'],
    ['GET', '/metrics'],
    ['GET', '/socket.io/?EIO=4'],
    ['POST', '/queues/enter'],
    ['DELETE', '/'],
    ['OPTIONS', '/'],
  ])('[TL5] gets nothing for %s %s', async (method, path) => {
    const { status, text } = await ask(path, { method });
    expect([status, JSON.parse(text)]).toMatchObject([403, { ok: false, code: 'needs-https', retryable: false }]);
  });
});

describe('a plain connection from this machine', () => {
  it('[TL5] is served', async () => {
    await serve(plainConnections());
    for (const method of ['GET', 'POST']) expect(await ask('/api/v1/site', { method })).toMatchObject({ status: 200 });
  });
});

describe('a request with an origin', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('[TL8] to %s is refused when it is foreign', async (method) => {
    await serve(ownPages({ isOwn: ({ headers }) => headers.origin === 'https://own' }));
    const { status, text } = await ask('/', { method, headers: { origin: 'https://evil.example' } });
    expect([status, JSON.parse(text)]).toMatchObject([403, { ok: false, code: 'foreign-origin', retryable: false }]);
    expect(await ask('/', { method, headers: { origin: 'https://own' } })).toMatchObject({ status: 200 });
    expect(await ask('/', { method })).toMatchObject({ status: 200 }); // no browser
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('[TL8] to %s changes nothing, and is answered', async (method) => {
    await serve(ownPages({ isOwn: () => false }));
    expect(await ask('/', { method, headers: { origin: 'https://evil.example' } })).toMatchObject({ status: 200 });
  });
});
