import { once } from 'node:events';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientFiles } from './client-files.ts';

let folder: string;
let http: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-dist-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>Cordon</title>');
  writeFileSync(join(folder, 'assets', 'main-4f2a.js'), 'start()');
  writeFileSync(join(folder, 'assets', 'big-77aa.js'), 'big()');
  writeFileSync(join(folder, 'assets', 'big-77aa.js.br'), brotliCompressSync('big()'));
  writeFileSync(join(folder, 'assets', 'big-77aa.js.gz'), gzipSync('big()'));
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  http = createServer(express().use(clientFiles(folder))).listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(() => {
  http.close();
  http.closeAllConnections();
  rmSync(folder, { recursive: true });
});

async function get(path: string): Promise<{ status: number; cached: string | null; text: string }> {
  const { port } = http.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, cached: response.headers.get('cache-control'), text: await response.text() };
}

it('[E12] keeps for ever what has a hash in its name, and looks the rest up again', async () => {
  expect(await get('/assets/main-4f2a.js')).toEqual({
    status: 200,
    cached: 'public, max-age=31536000, immutable',
    text: 'start()',
  });
  expect(await get('/icon.svg')).toMatchObject({ status: 200, cached: 'no-cache' });
  expect(await get('/index.html')).toMatchObject({ status: 200, cached: 'no-cache' });
});

it.each(['/', '/gate', '/office/import/preview'])('[E12] shows the page at %s', async (path) => {
  expect(await get(path)).toEqual({ status: 200, cached: 'no-cache', text: '<title>Cordon</title>' });
});

it.each(['/assets/main-0000.js', '/nothing.png', '/..%2f..%2fetc%2fpasswd.txt'])(
  '[E12] %s is missing',
  async (path) => {
    const { status, text } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('Cordon');
  },
);

it('[E12] says so when the screens were not built', async () => {
  rmSync(join(folder, 'index.html'));
  expect(await get('/')).toMatchObject({ status: 503 });
});

it.each([
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('[E20] sends to a browser that takes %s the form %s', async (taken, encoding) => {
  const { port } = http.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/assets/big-77aa.js`, {
    headers: { 'accept-encoding': taken },
  });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/u);
  expect(response.headers.get('vary')).toContain('Accept-Encoding');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await response.text()).toBe('big()');
});

it('[E20] sends as it is what the build made no other form of', async () => {
  const { port } = http.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/assets/main-4f2a.js`);
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(await response.text()).toBe('start()');
});
