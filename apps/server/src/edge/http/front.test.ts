import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../ops/listen.ts';
import { openFront, type Front } from './front.ts';

let front: Front;
let url: string;
beforeEach(async () => {
  front = openFront();
  url = await listen(front.http, '127.0.0.1', 0);
});
afterEach(() => {
  front.http.close();
  front.http.closeAllConnections();
});

const get = async (path: string) => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, body: await response.text() };
};

it('[I2] is alive and not ready while Cordon starts, and carries out nothing', async () => {
  expect(await get('/livez')).toMatchObject({ status: 200 });
  expect(await get('/readyz')).toEqual({ status: 503, body: '{"ready":false,"starting":true}' });
  for (const path of ['/', '/api/v1/site', '/metrics', '/socket.io/?EIO=4&transport=polling']) {
    const { status, body } = await get(path);
    expect([status, JSON.parse(body)]).toMatchObject([503, { ok: false, code: 'unavailable', retryable: true }]);
  }
});

it('[I2] lets no socket in while Cordon starts', async () => {
  const socket = io(url, { transports: ['websocket'], reconnection: false });
  await expect(new Promise((resolve) => socket.once('connect_error', resolve))).resolves.toBeInstanceOf(Error);
  socket.disconnect();
});

it('[I2] hands over when it is told to', async () => {
  front.open((_request, response) => response.end('served'));
  expect(await get('/readyz')).toEqual({ status: 200, body: 'served' });
});
