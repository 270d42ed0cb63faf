import { hourMs } from '@cordon/protocol/time.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { type Client, clientOf, openSocket, registerDriver, whenConnected } from '@cordon/server/testing/cordon.ts';
import { startCordon } from '../support/cordon-process.ts';
import { type Device, openDevice } from '../support/device.ts';
import { follow } from '../support/follower.ts';
import { processesWith } from '../support/processes.ts';
import { startTestRedis } from '../support/redis.ts';
import { cpuSeconds, megabytes, pause, redisCounts } from './machine.ts';

/** What one site in use costs: its server at a Redis, and the devices that follow it. */
export type Cost = {
  followers: number;
  followerKb: number; // of the server, for each of them
  idleCpu: number; // of one core, with all of them connected and nothing happening
  stepMs: number; // processor time of the server for a step that nobody follows
  stepOfAllMs: number; // for one that all of them follow
  redisStepMs: number; // processor time of Redis for a step
  stepBytes: number; // memory of Redis for a step, with its event and its receipt
  visitBytes: number; // for a visit that is declared
};

const idleMs = 10_000;
const betweenStepsMs = 25; // one person may send 60 a second
const socketsOfSession = 8;
const visits = 200;
/** Who follows, each by several sessions. */
const readers = ['3002', '5001', '1001', '2001'];

export async function measureCost(followers: number, steps: number): Promise<Cost> {
  const redis = await startTestRedis();
  const asking = redis.connect();
  const cordon = startCordon({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'error' } });
  await cordon.until(/^ready$/m);
  const [url] = await cordon.until(/http:\/\/[\w.:[\]-]+:\d+/);
  const [server = 0] = processesWith(cordon.dataFolder);
  const { pid } = await redisCounts(asking);
  const people = await firstPeople(url, cordon.output());
  const officer = await people.connect(await people.signIn('3001'));
  const used = async () => (await redisCounts(asking)).usedBytes;

  async function work() {
    const before = [cpuSeconds(server), cpuSeconds(pid), await used()] as const;
    for (let step = 0; step < steps; step += 1) {
      await accepted(officer, step % 2 === 0 ? declareClear() : { type: 'revokeClear', reason: '有人外出' });
    }
    const each = (now: number, then: number) => (now - then) / steps;
    return {
      server: each(cpuSeconds(server), before[0]) * 1_000,
      redis: each(cpuSeconds(pid), before[1]) * 1_000,
      bytes: each(await used(), before[2]),
    };
  }

  await work(); // what is compiled while it runs is compiled now
  const single = await work();
  const visitBytes = await bytesOfVisit();

  async function bytesOfVisit(): Promise<number> {
    const token = await people.signIn('4001');
    const crew = [await registerDriver(people, token)];
    const office = await people.connect(token);
    const before = await used();
    for (let i = 0; i < visits; i += 1) {
      const declaration = declarationOf({ plate: `渝A${String(i).padStart(5, '0')}`, crew }, Date.now());
      await accepted(office, { type: 'declareVisit', visitId: newId(), declaration });
    }
    return ((await used()) - before) / visits;
  }

  const mbBefore = megabytes(server);
  const tokens: string[] = [];
  for (let i = 0; i * socketsOfSession < followers; i += 1)
    tokens.push(await people.signIn(readers[i % readers.length] ?? ''));
  const following = [];
  for (let i = 0; i < followers; i += 1) following.push(await follow(people.device, tokens[i % tokens.length] ?? ''));
  const followerKb = ((megabytes(server) - mbBefore) / followers) * 1_024;
  const idleBefore = cpuSeconds(server);
  await pause(idleMs);
  const idleCpu = (cpuSeconds(server) - idleBefore) / (idleMs / 1_000);
  const many = await work();
  for (const follower of following) await follower.close();
  people.close();
  await cordon.stop();
  await redis.stop();
  return {
    ...{ followers, followerKb, idleCpu, stepMs: single.server, stepOfAllMs: many.server },
    ...{ redisStepMs: single.redis, stepBytes: single.bytes, visitBytes },
  };
}

const declareClear = () => ({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' }) as const;

async function accepted({ command }: Client, body: Parameters<typeof commandOf>[0]): Promise<void> {
  const ack = await command(commandOf(body));
  if (!ack.ok) throw new Error(`a step was refused: ${ack.code}`);
  await pause(betweenStepsMs);
}

/** The people of a new site, on its first tablet. @param output of the server's start */
async function firstPeople(url: string, output: string) {
  const device: Device = await openDevice(url);
  await device.enrol(/\/enrol#(\w{8})/.exec(output)?.[1] ?? '');
  const sockets: { disconnect(): void }[] = [];
  return {
    device,
    async signIn(staffNumber: string): Promise<string> {
      const pin = new RegExp(`${staffNumber}\\s+(\\d{6})`).exec(output)?.[1] ?? '';
      return (await device.signIn({ staffNumber, pin })).token;
    },
    async connect(token: string): Promise<Client> {
      const socket = openSocket(url, await device.auth(token));
      sockets.push(socket);
      const client = clientOf(socket);
      await whenConnected(socket);
      return client;
    },
    close: () => sockets.forEach((socket) => socket.disconnect()),
  };
}
