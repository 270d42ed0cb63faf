import { randomBytes } from 'node:crypto';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { keysOf } from '@cordon/server/log/keys.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '@cordon/server/testing/cordon.ts';
import { replicate, type RedisNode, startNode } from '../support/redis-nodes.ts';
import { sum } from './figures.ts';
import { pause } from './machine.ts';

/* What of the confirmed steps is missing at the replica that takes over. The fail-over is done by hand, so that each round is the same. */

export const choices = {
  'primary alone': { replicas: 0, settings: [] },
  'CORDON_REPLICAS=1': { replicas: 1, settings: [] },
  'CORDON_REPLICAS=1, min-replicas-to-write 1': {
    replicas: 1,
    settings: ['--min-replicas-to-write', '1', '--min-replicas-max-lag', '1'],
  },
} as const;
export type Choice = keyof typeof choices;

/** What happens to the primary, in the middle of the steps. */
export const faults = {
  'it dies': async ({ primary }: Pair) => primary.kill(),
  'it dies, and the replica was two seconds behind': async ({ primary, replica }: Pair) => {
    replica.freeze();
    await pause(2_000);
    await primary.kill();
    replica.thaw();
  },
  'it is cut off, replaced, and goes on for three seconds': async ({ replica }: Pair) => {
    await replica.redis.replicaof('NO', 'ONE'); // nobody tells the old one
    await pause(3_000);
  },
} as const;
export type Fault = keyof typeof faults;

type Pair = { primary: RedisNode; replica: RedisNode };

export type Losses = {
  confirmed: number;
  lost: number; // of them: not in what took over
  taken: number; // by the one that was replaced, during and after the fault, without being confirmed
};

const senders = 8;
const beforeMs = 1_000;

export async function measureLosses(choice: Choice, fault: Fault, rounds: number): Promise<Losses> {
  const all: Losses[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await oneRound(choice, fault));
  return {
    confirmed: sum(all.map(({ confirmed }) => confirmed)),
    lost: sum(all.map(({ lost }) => lost)),
    taken: sum(all.map(({ taken }) => taken)),
  };
}

async function oneRound(choice: Choice, fault: Fault): Promise<Losses> {
  const { replicas, settings } = choices[choice];
  const pair = { primary: await startNode(), replica: await startNode(settings) };
  await replicate(pair.replica, pair.primary);
  for (const [name, value] of pairsOf(settings)) await pair.primary.redis.config('SET', name, value);
  const cordon = await startTestCordon({
    ...{ redisUrl: `redis://127.0.0.1:${pair.primary.port}`, siteKey: randomBytes(32), replicas },
    limits: {
      packetsOfPerson: { command: anything, follow: anything, other: anything },
      connectionsOfSession: senders,
    },
  });
  const steps = await send(cordon);
  await pause(beforeMs);
  await faults[fault](pair);
  const { confirmed, sent } = steps.end();
  const there = await receiptsAt(pair.replica, sent);
  const old = fault.startsWith('it dies') ? new Set<string>() : await receiptsAt(pair.primary, sent);
  if (fault.startsWith('it dies')) await pair.primary.start(); // a Cordon whose Redis is away takes long to end
  await Promise.all([steps.ended, cordon.stop()]);
  await pair.primary.stop();
  await pair.replica.stop();
  return {
    confirmed: confirmed.length,
    lost: confirmed.filter((id) => !there.has(id)).length,
    taken: [...old].filter((id) => !there.has(id) && !confirmed.includes(id)).length,
  };
}

const anything = { points: 1_000_000, seconds: 1 };

function pairsOf(settings: readonly string[]): [string, string][] {
  return settings.flatMap((name, index) =>
    index % 2 === 0 ? [[name.replace('--', ''), settings[index + 1] ?? ''] as [string, string]] : [],
  );
}

/** Declarations, one after the other on each of the connections. */
async function send(cordon: TestCordon) {
  const token = await cordon.signIn('4001');
  const crew = [await registerDriver(cordon, token)];
  const clients = await Promise.all(Array.from({ length: senders }, () => cordon.socket(token)));
  const confirmed: string[] = [];
  const sent: string[] = [];
  let isEnded = false;
  const sending = clients.map(async (client, lane) => {
    for (let count = 0; !isEnded; count += 1) {
      const declaration = declarationOf({ plate: plateOf(lane, count), crew }, Date.now());
      const command = commandOf({ type: 'declareVisit', visitId: newId(), declaration });
      sent.push(command.commandId);
      const isConfirmed = await asked(client, command);
      if (isConfirmed && !isEnded) confirmed.push(command.commandId);
    }
  });
  return {
    /** What was confirmed until now; nothing that comes later is counted. */
    end() {
      isEnded = true;
      return { confirmed: [...confirmed], sent: [...sent] };
    },
    ended: Promise.all(sending),
  };
}

async function asked(client: Client, command: object): Promise<boolean> {
  const ack = await Promise.race([client.command(command), client.closed]);
  return typeof ack === 'object' && ack.ok;
}

const plateOf = (lane: number, count: number) => `渝${'ABCDEFGH'[lane] ?? 'A'}${String(count).padStart(5, '0')}`;

async function receiptsAt({ redis }: RedisNode, commandIds: readonly string[]): Promise<Set<string>> {
  if (commandIds.length === 0) return new Set();
  const { receipt } = keysOf('demo');
  const found = await redis.mget(...commandIds.map(receipt));
  return new Set(commandIds.filter((_, index) => found[index] !== null));
}
