import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { clientOf, openSocket, registerDriver, type Client } from '@cordon/server/testing/cordon.ts';
import { commandOf, newId, type CommandBody } from '@cordon/server/testing/commands.ts';
import { api } from '../../simulate/api.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { startTestRedis } from '../../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../server.ts';

/** Two processes at one store: the one in which revocations are made, and the one that is frozen meanwhile. */
export type Pair = {
  steady: ServerProcess;
  frozen: ServerProcess;
  office: Office;
  /** Somebody on two lines to each process, with vehicles of their own. */
  rascal(number: number): Promise<Rascal>;
  stop(): Promise<void>;
};

export type Office = {
  device: Device;
  token: string;
  ask(body: CommandBody): Promise<Extract<Ack, { ok: true }>>;
  post<T>(path: string, json?: unknown): Promise<T>;
};

/** A supervisor who is about to be revoked: again and again, so they are taken on anew each time. */
export type Rascal = {
  personId: string;
  staffNumber: string;
  deviceId: string;
  device: Device;
  visits: readonly string[];
  pin: string;
};

const visitsOfRascal = 12;

export async function openPair(): Promise<Pair> {
  const redis = await startTestRedis();
  const shared = { REDIS_URL: redis.url, CORDON_SITE_KEY: '5'.repeat(64) };
  const steady = await startServerProcess(shared);
  const frozen = await startServerProcess(shared);
  if (steady.code === undefined || steady.administrator === undefined) throw new Error('the store was not empty');
  const device = await openDevice(steady.url);
  await device.enrol(steady.code);
  const { token } = await device.signIn(steady.administrator);
  const client = await lineTo(steady.url, device, token);
  const office: Office = {
    device,
    token,
    async ask(body) {
      const ack = await client.command(commandOf(body));
      if (!ack.ok) throw new Error(`the office was refused ${body.type}: ${ack.code}`);
      return ack;
    },
    post: (path, json) => api(device, 'POST', path, { token, ...(json === undefined ? {} : { json }) }),
  };
  const driver = await registerDriver({ device }, token);
  await office.ask({ type: 'saveStaff', member: memberOf('gate-9', '9009', 'gate', ['main-gate']) });
  const { pin } = await office.post<{ pin: string }>('/staff/gate-9/pin');
  const gate = await lineTo(steady.url, device, (await device.signIn({ staffNumber: '9009', pin })).token);

  async function arrived(plate: string): Promise<string> {
    const visitId = newId();
    await office.ask({ type: 'declareVisit', visitId, declaration: declarationOf({ plate, crew: [driver] }) });
    const report = { kind: 'arrive', plate, trailerPlate: null, handReason: null } as const;
    const step = { visitId, stationId: 'main-gate', stepId: 'arrive', report } as const;
    const ack = await gate.command(commandOf({ type: 'reportStep', ...step }));
    if (!ack.ok) throw new Error(`${plate} could not arrive: ${ack.code}`);
    return visitId;
  }
  return {
    steady,
    frozen,
    office,
    async rascal(number) {
      const [personId, staffNumber, deviceId] = [`rascal-${number}`, String(8_000 + number), `tablet-${number}`];
      const visits: string[] = [];
      for (let n = 0; n < visitsOfRascal; n += 1) {
        visits.push(await arrived(`渝B${String(10_000 + number * 100 + n)}`));
      }
      await office.ask({ type: 'saveStaff', member: memberOf(personId, staffNumber, 'supervisor', []) });
      const given = await office.post<{ pin: string }>(`/staff/${personId}/pin`);
      const tablet = await openDevice(steady.url);
      return { personId, staffNumber, deviceId, device: tablet, visits, pin: given.pin };
    },
    async stop() {
      gate.socket.disconnect();
      client.socket.disconnect();
      await frozen.stop();
      await steady.stop();
      await redis.stop();
    },
  };
}

export function memberOf(personId: string, staffNumber: string, role: 'gate' | 'supervisor', stations: string[]) {
  return { personId, staffNumber, name: personId, role, stations, active: true };
}

export async function lineTo(url: string, device: Device, token: string): Promise<Client> {
  const socket = openSocket(url, await (await device.at(url)).auth(token));
  const client = clientOf(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return client;
}
