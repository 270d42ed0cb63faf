import { setTimeout as pause } from 'node:timers/promises';
import { nonceHeader, socketPath } from '@cordon/protocol/wire/session.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { calculateThumbprint, generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { type Connection, openEcho, openSocketIo } from './connection.ts';
import { followOnce, Followers } from './followers.ts';
import { type Answers, order, type Order, type Paced as PacedAnswer } from './messages.ts';
import { closedLoop, type Lane, openLoop, type Paced } from './pace.ts';
import { Samples } from './samples.ts';
import { replay } from './replay.ts';
import { Tablets } from './tablets.ts';

/* A process of its own, so that what loads a server is not measured with it: tablets and followers, or the clients of an echo. */

let keys: KeyPair[] = [];
let followers = new Followers();
let tablets = new Tablets([], () => undefined);
const seenWithinMs = 30_000;
const echoText = 'x'.repeat(400); // as long as a step

const keep = async <T>(times: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, i) => make(i)));

async function authOf(url: string, nonce: string, key: KeyPair | undefined, token: string): Promise<object> {
  if (key === undefined) throw new Error('a connection has no key');
  const proof = await generateProof(key, `${url}${socketPath}`, 'GET', nonce, token);
  return { token, protocol: protocolVersion, proof };
}

async function nonceOf(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/site`);
  await response.body?.cancel();
  return response.headers.get(nonceHeader) ?? '';
}

async function connect({ url, tablets: tokens, followers: watching }: Extract<Order, { do: 'connect' }>) {
  const nonce = await nonceOf(url);
  const connections = await keep(tokens.length, async (i) =>
    openSocketIo(url, { auth: await authOf(url, nonce, keys[i], tokens[i] ?? ''), event: 'command' }),
  );
  tablets = new Tablets(connections, (commandId, intended) => followers.expect(commandId, intended));
  followers = new Followers();
  const joined: { ms: number; bytes: number }[] = [];
  for (const token of watching) joined.push(await followers.join(url, await authOf(url, nonce, keys.at(-1), token)));
  const [first] = joined;
  return { seq: followers.seq, snapshotMs: first?.ms ?? 0, snapshotBytes: first?.bytes ?? 0 };
}

async function steps({
  visits,
  lanes,
  startAt = 0,
  echo: url,
  count,
  perSecond,
}: Extract<Order, { do: 'steps' }>): Promise<Answers['steps']> {
  tablets.take(visits);
  followers.measureAnew();
  await pause(Math.max(0, startAt - Date.now()));
  const throttled = tablets.throttled;
  const working = tablets.lanes.slice(0, lanes ?? tablets.lanes.length);
  const beside = url === undefined ? null : await echoesBeside(url);
  const paced = await paceOf(beside === null ? working : working.map(beside.withEcho), count, perSecond);
  await allSeen();
  const echoed = timesOf(beside?.close() ?? new Samples(0));
  return { ...paced, seen: timesOf(followers.seen), echoed, throttled: tablets.throttled - throttled };
}

/** A bare WebSocket is asked at the same moments: whatever holds up this machine holds up both. */
async function echoesBeside(url: string) {
  const connection = await openEcho(url);
  const ms = new Samples(10_000);
  return {
    withEcho: (lane: Lane): Lane => ({
      send(intended, answered) {
        const isSent = lane.send(intended, answered);
        if (isSent) connection.ask(echoText, () => ms.add(performance.now() - intended));
        return isSent;
      },
    }),
    close() {
      connection.close();
      return ms;
    },
  };
}

/** What is acknowledged is on its way to everybody. */
async function allSeen(): Promise<void> {
  const until = performance.now() + seenWithinMs;
  while (!followers.haveSeen(tablets.lastSeq) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function paceOf(lanes: readonly Lane[], count: number, perSecond: number | null): Promise<PacedAnswer> {
  const before = process.cpuUsage();
  const paced: Paced = await (perSecond === null ? closedLoop(lanes, count) : openLoop(lanes, perSecond, count));
  const { user, system } = process.cpuUsage(before);
  return { ...paced, ms: timesOf(paced.ms), cpuSeconds: (user + system) / 1_000_000 };
}

function timesOf(samples: Samples): { p50: number; p99: number } {
  return { p50: samples.quantile(0.5), p99: samples.quantile(0.99) };
}

async function echo({ url, by, text, connections, count, perSecond }: Extract<Order, { do: 'echo' }>) {
  const opened: Connection[] = await keep(connections, () =>
    by === 'ws' ? openEcho(url) : openSocketIo(url, { event: 'echo' }),
  );
  const lanes = opened.map((connection): Lane => ({
    send(_intended, answered) {
      connection.ask(text, answered);
      return true;
    },
  }));
  const paced = await paceOf(lanes, count, perSecond);
  for (const connection of opened) connection.close();
  return paced;
}

async function carryOut(asked: Order): Promise<object> {
  switch (asked.do) {
    case 'keys':
      if (keys.length !== asked.count) keys = await keep(asked.count, () => generateKeyPair('ES256'));
      return { thumbprints: await Promise.all(keys.map(({ publicKey }) => calculateThumbprint(publicKey))) };
    case 'connect':
      return connect(asked);
    case 'steps':
      return steps(asked);
    case 'follow': {
      const auth = await authOf(asked.url, await nonceOf(asked.url), keys.at(-1), asked.token);
      return followOnce(asked.url, auth, asked.after);
    }
    case 'judge': {
      const faults = followers.judge(tablets.acknowledged);
      return { acknowledged: tablets.acknowledged.size, followers: followers.count, faults };
    }
    case 'echo':
      return echo(asked);
    case 'replay':
      return replay(asked.redis, asked.file, asked.clients);
    case 'disconnect':
      tablets.close();
      followers.close();
      return {};
    default:
      return asked satisfies never;
  }
}

process.on('message', (message) => {
  carryOut(order.parse(message)).then(
    (answer) => process.send?.({ ok: true, answer }),
    (error: unknown) => process.send?.({ ok: false, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
