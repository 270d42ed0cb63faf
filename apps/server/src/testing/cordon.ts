import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import { type Authenticators, openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import { type Device, openDevice } from '@cordon/tests/support/device.ts';
import { openResources } from '@cordon/tests/support/open-resources.ts';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { type Cordon, type CordonOptions, startCordon } from '../container.ts';
import { silent } from './submit-fixture.ts';
import { cheapSecrets } from './secret-cost.ts';

export type Reply = { status: number; headers: Headers; body: Record<string, unknown> };

/** A whole server in this process, on a free port and a store of its own. */
export type TestCordon = Cordon & {
  dataFolder: string;
  /** The first tablet of the site, on which everybody signs in; a restarted server recognises it by its key. */
  device: Device;
  authenticators: Authenticators;
  pinOf(staffNumber: string): string;
  call(
    method: string,
    path: string,
    more?: {
      token?: string;
      json?: unknown;
      body?: string | Uint8Array<ArrayBuffer>;
      headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Reply>;
  /** @returns a token */
  signIn(staffNumber: string): Promise<string>;
  /** A connected socket; of the first tablet, unless another device is given. */
  socket(token: string, on?: Device): Promise<Client>;
  stop(): Promise<void>;
};

/** A Socket.IO client as a tablet has it, and what it has received. */
export type Client = {
  socket: Socket;
  packets: EventsPacket[];
  byes: string[];
  command(payload: unknown): Promise<Ack>;
  follow(payload?: unknown): Promise<Followed>;
  closed: Promise<string>;
};

export type TestCordonOptions = CordonOptions &
  Partial<
    Pick<
      Config,
      | 'redisUrl'
      | 'replicas'
      | 'siteId'
      | 'dataFolder'
      | 'host'
      | 'port'
      | 'metricsToken'
      | 'tls'
      | 'origins'
      | 'siteKey'
      | 'isNewSite'
    >
  > & {
    /** Another process at the same store: the tablet and the PINs of that one. */
    beside?: Pick<TestCordon, 'device' | 'pinOf' | 'authenticators'>;
  };

export async function startTestCordon(options: TestCordonOptions = {}): Promise<TestCordon> {
  const {
    redisUrl,
    replicas = 0,
    siteId = 'demo',
    metricsToken,
    host = '127.0.0.1',
    port = 0,
    tls,
    origins = [],
    siteKey,
    isNewSite = false,
    beside,
    ...others
  } = options;
  const { dataFolder = mkdtempSync(join(tmpdir(), 'cordon-test-')), ...rest } = others;
  const reach = { host, port, tls, origins };
  const config = {
    ...reach,
    dataFolder,
    redisUrl,
    replicas,
    siteId,
    siteKey,
    isNewSite,
    logLevel: 'silent',
    metricsToken,
  } as const;
  const authenticators = beside?.authenticators ?? openAuthenticators();
  const cordon = await startCordon(config, { log: silent, authenticators, secretCost: cheapSecrets, ...rest });
  const pins = new Map(cordon.first.people.map(({ staffNumber, pin }) => [staffNumber, pin]));
  const pinOf = (staffNumber: string) => pins.get(staffNumber) ?? beside?.pinOf(staffNumber) ?? '';
  const sockets: Socket[] = [];

  const stop = openResources.add(`the Cordon on ${dataFolder}`, async () => {
    for (const socket of sockets) socket.disconnect();
    await cordon.drain();
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  });
  const device = await (beside?.device.at(cordon.url) ?? openDevice(cordon.url, authenticators));
  const { tablet } = cordon.first;
  if (tablet !== null) await device.enrol(tablet.code);

  const call: TestCordon['call'] = async (method, path, { token, json, body, headers: further } = {}) => {
    const sent = {
      token,
      ...(further && { headers: further }),
      ...(json === undefined ? {} : { json }),
      ...(body === undefined ? {} : { bytes: body }),
    };
    const { status, headers, text } = await device.send(method, path, sent);
    const isJson = headers.get('content-type')?.includes('json') === true;
    const parsed = isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : { text };
    return { status, headers, body: parsed };
  };
  return {
    ...cordon,
    dataFolder,
    device,
    authenticators,
    call,
    stop,
    pinOf,
    signIn: async (staffNumber) => (await device.signIn({ staffNumber, pin: pinOf(staffNumber) })).token,
    async socket(token, on = device) {
      const socket = openSocket(cordon.url, await on.auth(token));
      sockets.push(socket);
      const client = clientOf(socket);
      await whenConnected(socket);
      return client;
    },
  };
}

/** Registers the driver of the sample declarations; a visit may contain only registered people. */
export async function registerDriver({ device }: Pick<TestCordon, 'device'>, token: string): Promise<CrewMember> {
  const people = [{ name: '秦晓海', document: 'id-card', number: '11010519491231002X', phone: null }];
  const { text } = await device.send('POST', '/api/v1/people', { token, json: { people } });
  const { people: registered } = registeredPeople.parse(JSON.parse(text));
  return { ...driver, ...registered[0] };
}

const registeredPeople = z.object({ people: z.array(z.object({ personId: z.string(), maskedName: z.string() })) });

/** @param more for TLS the root certificate that it trusts; or another origin than the server's own */
export function openSocket(
  url: string,
  auth: Record<string, unknown>,
  { origin = url, ...tls }: { origin?: string | null; ca?: string } = {},
): Socket {
  const extraHeaders = origin === null ? {} : { origin }; // a browser sends it by itself
  return io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth, extraHeaders, ...tls });
}

/** @throws Error when it is refused, with the refusal as its `data`; or when it is closed without an answer */
export function whenConnected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
    socket.once('disconnect', (reason) => reject(new Error(reason)));
  });
}

export function clientOf(socket: Socket): Client {
  const packets: EventsPacket[] = [];
  const byes: string[] = [];
  socket.on('events', (packet: EventsPacket) => void packets.push(packet));
  socket.on('bye', ({ why }: { why: string }) => void byes.push(why));
  const ask = async <T>(event: string, payload: unknown): Promise<T> =>
    (await socket.timeout(60_000).emitWithAck(event, payload)) as T;
  return {
    socket,
    packets,
    byes,
    command: (payload) => ask('command', payload),
    follow: (payload = {}) => ask('follow', payload),
    closed: new Promise((resolve) => socket.once('disconnect', resolve)),
  };
}
