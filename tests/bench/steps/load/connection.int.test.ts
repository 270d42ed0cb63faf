import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { openEcho, openSocketIo } from './connection.ts';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const bare = new WebSocketServer({ port: 0, host: '127.0.0.1' });
let url = '';

beforeAll(async () => {
  io.use((socket, next) => next(socket.handshake.auth['token'] === 'good' ? undefined : new Error('not signed in')));
  io.on('connection', (socket) => {
    socket.on('command', (payload: unknown, answer: (of: object) => void) => answer({ ok: true, payload }));
    socket.on('follow', (_payload: unknown, answer: (of: object) => void) => {
      answer({ seq: 7, packed: Buffer.from([0, 1, 255]), other: Buffer.from('渝') });
      socket.emit('events', { upTo: 8 });
    });
  });
  bare.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(data.toString())));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await io.close();
  await new Promise((resolve) => bare.close(resolve));
});

describe('a connection of the load', () => {
  it('gets each answer where it was asked for, whatever comes first', async () => {
    const connection = await openSocketIo(url, { auth: { token: 'good' }, event: 'command' });
    const answers = await Promise.all(
      [1, 2, 3].map(
        (number) => new Promise<string>((resolve) => connection.ask(JSON.stringify({ number, 字: '渝' }), resolve)),
      ),
    );
    expect(answers.map((text) => JSON.parse(text) as unknown)).toEqual(
      [1, 2, 3].map((number) => ({ ok: true, payload: { number, 字: '渝' } })),
    );
    connection.close();
  });

  it('gets the bytes of an answer, and events besides', async () => {
    const events: string[] = [];
    const seen = Promise.withResolvers<void>();
    const onEvent = (data: Buffer): void => {
      events.push(data.toString());
      seen.resolve();
    };
    const connection = await openSocketIo(url, { auth: { token: 'good' }, event: 'command', onEvent });
    const { text, binary } = await connection.askFor('follow', '{}');
    expect(JSON.parse(text)).toMatchObject({ seq: 7, packed: { _placeholder: true, num: 0 } });
    expect(binary).toEqual([Buffer.from([0, 1, 255]), Buffer.from('渝')]);
    await seen.promise;
    expect(events).toEqual(['42["events",{"upTo":8}]']);
    expect(connection.bytesReceived()).toBeGreaterThan(100);
    connection.close();
  });

  it('is not opened when it is refused', async () => {
    await expect(openSocketIo(url, { auth: {}, event: 'command' })).rejects.toThrow('not signed in');
  });

  it('to a bare WebSocket gets back what it sends', async () => {
    const connection = await openEcho(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`);
    const echoed = await new Promise((resolve) => connection.ask('渝', resolve));
    expect(echoed).toBe('渝');
    connection.close();
  });
});
