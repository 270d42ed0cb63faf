import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import { openResources } from '@cordon/tests/support/open-resources.ts';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { type Cordon, type CordonOptions, startCordon } from '../container.ts';
import { silent } from './door.ts';

export type Reply = { status: number; headers: Headers; body: Record<string, unknown> };

/** A whole server in this process, on a free port and a store of its own. */
export type TestCordon = Cordon & {
  dataFolder: string;
  pinOf(staffNumber: string): string;
  call(
    method: string,
    path: string,
    more?: { token?: string; json?: unknown; body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<Reply>;
  /** @returns a token */
  signIn(staffNumber: string): Promise<string>;
  /** A connected socket. */
  socket(token: string): Promise<Client>;
  stop(): Promise<void>;
};

/** A Socket.IO client as a tablet has it, and what it was told. */
export type Client = {
  socket: Socket;
  packets: EventsPacket[];
  byes: string[];
  command(payload: unknown): Promise<Ack>;
  follow(payload?: unknown): Promise<Followed>;
  closed: Promise<string>;
};

export type TestCordonOptions = CordonOptions &
  Partial<Pick<Config, 'redisUrl' | 'dataFolder' | 'host' | 'port' | 'metricsToken' | 'tls' | 'origins'>>;

export async function startTestCordon(options: TestCordonOptions = {}): Promise<TestCordon> {
  const { redisUrl, metricsToken, host = '127.0.0.1', port = 0, tls, origins = [], ...others } = options;
  const { dataFolder = mkdtempSync(join(tmpdir(), 'cordon-test-')), ...rest } = others;
  const reach = { host, port, tls, origins };
  const config = { ...reach, dataFolder, redisUrl, siteKey: undefined, logLevel: 'silent', metricsToken } as const;
  const cordon = await startCordon(config, { log: silent, ...rest });
  const pins = new Map(cordon.firstPins.map(({ staffNumber, pin }) => [staffNumber, pin]));
  const sockets: Socket[] = [];

  const stop = openResources.add(`the Cordon on ${dataFolder}`, async () => {
    for (const socket of sockets) socket.disconnect();
    await cordon.drain();
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  });
  const call: TestCordon['call'] = async (method, path, { token, json, body } = {}) => {
    const response = await fetch(`${cordon.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const parsed = isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : { text };
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    ...cordon,
    dataFolder,
    call,
    stop,
    pinOf: (staffNumber) => pins.get(staffNumber) ?? '',
    async signIn(staffNumber) {
      const pin = pins.get(staffNumber);
      const { body } = await call('POST', '/api/v1/session', { json: { staffNumber, pin } });
      return z.string().parse(body['token']);
    },
    async socket(token) {
      const socket = openSocket(cordon.url, { token, protocol: 1 });
      sockets.push(socket);
      const client = clientOf(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return client;
    },
  };
}

/** Registers the driver of the sample declarations; a visit may carry nobody else. */
export async function registerDriver(url: string, token: string): Promise<CrewMember> {
  const people = [{ name: '秦晓海', document: 'id-card', number: '11010519491231002X', phone: null }];
  const response = await fetch(`${url}/api/v1/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ people }),
  });
  const { people: registered } = registeredPeople.parse(await response.json());
  return { ...driver, ...registered[0] };
}

const registeredPeople = z.object({ people: z.array(z.object({ personId: z.string(), maskedName: z.string() })) });

/** @param more for a line by TLS the root that it believes, or another origin than the server's own */
export function openSocket(
  url: string,
  auth: Record<string, unknown>,
  { origin = url, ...tls }: { origin?: string | null; ca?: string } = {},
): Socket {
  const extraHeaders = origin === null ? {} : { origin }; // a browser says it by itself
  return io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth, extraHeaders, ...tls });
}

export function clientOf(socket: Socket): Client {
  const packets: EventsPacket[] = [];
  const byes: string[] = [];
  socket.on('events', (packet: EventsPacket) => void packets.push(packet));
  socket.on('bye', ({ why }: { why: string }) => void byes.push(why));
  const ask = async <T>(event: string, payload: unknown): Promise<T> =>
    (await socket.timeout(10_000).emitWithAck(event, payload)) as T;
  return {
    socket,
    packets,
    byes,
    command: (payload) => ask('command', payload),
    follow: (payload = {}) => ask('follow', payload),
    closed: new Promise((resolve) => socket.once('disconnect', resolve)),
  };
}
