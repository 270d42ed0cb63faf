import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { newId } from '@cordon/server/testing/commands.ts';
import { openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CordonProcess, startCordon } from '../support/cordon-process.ts';
import { type Device, openDevice } from '../support/device.ts';
import { processesWith } from '../support/processes.ts';
import { follow } from '../support/follower.ts';

const twoProcesses = { flags: ['--processes', '2'] } as const;

let cordon: CordonProcess;
let url: string;

async function begin(options: Parameters<typeof startCordon>[0] = twoProcesses): Promise<void> {
  cordon = startCordon(options);
  await cordon.until(/^ready$/m);
  [url] = await cordon.until(/http:\/\/[\w.:[\]-]+:\d+/);
}
afterEach(() => cordon.stop());

/** The processes of this Cordon that run Cordon, without its Redis and npm. */
function serving(): { primary: number; workers: readonly number[] } {
  const of = processesWith(cordon.dataFolder).filter((pid) => commandOf(pid).includes('main.js'));
  const primary = of.find((pid) => !of.includes(parentOf(pid)));
  return { primary: primary ?? 0, workers: of.filter((pid) => pid !== primary) };
}
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** How many sockets each process holds, by its own metrics. */
async function socketsByProcess(): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = [...text.matchAll(/^cordon_connected_clients\{(.*)\} (\d+)$/gm)];
  const counts: Record<string, number> = {};
  for (const [, labels = '', count] of found) {
    const process = /process="(\d+)"/.exec(labels)?.[1] ?? 'none';
    counts[process] = (counts[process] ?? 0) + Number(count);
  }
  return counts;
}

/** @returns once that many processes answer for their metrics: they have started */
const all = (count: number) =>
  expect.poll(async () => Object.keys(await socketsByProcess().catch(() => ({}))).length).toBe(count);

async function supervisor(): Promise<{ device: Device; token: string }> {
  const device = await openDevice(url);
  const [, password = ''] = /3001\s+\d{6}\s+(\w{4}(?:-\w{4}){3})/.exec(cordon.output()) ?? [];
  const { token } = await device.signIn({ staffNumber: '3001', password });
  return { device, token };
}

/** Declares the campus clear and takes it back in turn; each command again and again until it is answered. */
function declarer(device: Device, token: string) {
  const acked: Ack[] = [];
  let isStopped = false;
  async function send(command: object): Promise<Ack> {
    for (;;) {
      let socket: Socket | null = null;
      try {
        socket = openSocket(url, await device.auth(token));
        await whenConnected(socket);
        const ack = (await socket.timeout(5_000).emitWithAck('command', command)) as Ack;
        if (ack.ok || !ack.retryable) return ack;
      } catch {
        // Its process is gone: another one answers next time.
      } finally {
        socket?.disconnect();
      }
    }
  }
  async function run(): Promise<void> {
    for (let round = 0; !isStopped; round += 1) {
      const of = { commandId: newId(), observedAt: Date.now() };
      const until = Date.now() + 3_600_000;
      acked.push(
        await send(
          round % 2 === 0
            ? { ...of, type: 'declareClear', until, statement: '已清点' }
            : { ...of, type: 'revokeClear', reason: '有人外出' },
        ),
      );
    }
  }
  const running = run();
  return {
    acked,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

describe('several processes on one port', () => {
  beforeEach(() => begin());

  it('[PR1] all of them serve, [PR4] and any of them answers with the metrics of all', async () => {
    const { device, token } = await supervisor();
    const sockets = [];
    for (let i = 0; i < 4; i += 1) {
      const socket = openSocket(url, await device.auth(token));
      sockets.push(socket);
      await whenConnected(socket);
    }
    await expect.poll(async () => Object.values(await socketsByProcess()).every((count) => count > 0)).toBe(true);
    expect(Object.keys(await socketsByProcess())).toEqual(['1', '2']);
    for (const socket of sockets) socket.disconnect();
  });

  it('[PR2] [PR3] one after the other is killed: who follows is back, with every event once and in order', async () => {
    const { device, token } = await supervisor();
    const follower = await follow(device, token);
    const declaring = declarer(device, token);
    const { workers } = serving();
    expect(workers).toHaveLength(2);
    for (const [kills, victim] of workers.entries()) {
      const before = declaring.acked.length;
      await expect.poll(() => declaring.acked.length).toBeGreaterThan(before + 3);
      process.kill(victim, 'SIGKILL');
      await expect.poll(() => serving().workers.filter((pid) => !workers.includes(pid))).toHaveLength(kills + 1);
      await all(2);
    }
    await declaring.stop();

    const { acked } = declaring;
    expect(acked.filter((ack) => !ack.ok)).toEqual([]);
    const last = Math.max(...acked.map((ack) => (ack.ok ? ack.seq : 0)));
    await expect.poll(() => follower.seqs.at(-1)).toBeGreaterThanOrEqual(last);
    const [first = 0] = follower.seqs;
    expect(follower.seqs).toEqual(follower.seqs.map((_, index) => first + index));
    expect(acked.every((ack) => ack.ok && follower.seqs.includes(ack.seq))).toBe(true);
    expect(follower.snapshots()).toBe(1); // it came back, at least once, for what it had missed alone
    expect(follower.connections()).toBeGreaterThan(1);
    await follower.close();
  });

  it('[PR2] [PR3] all of them are killed at once: who follows is back at the same port', async () => {
    const { device, token } = await supervisor();
    const follower = await follow(device, token);
    for (const pid of serving().workers) process.kill(pid, 'SIGKILL');
    await expect.poll(() => follower.connections()).toBe(2);
    expect(follower.snapshots()).toBe(1);
    await all(2);
    await follower.close();
  });

  it('[PR1] one that is frozen keeps one further connection waiting at most', async () => {
    const { device, token } = await supervisor();
    const { workers } = serving();
    const shown = [];
    for (let i = 0; i < 6; i += 1) shown.push(await device.auth(token));
    process.kill(workers[0] ?? 0, 'SIGSTOP');
    const sockets = shown.map((auth) => openSocket(url, auth));
    const connected = () => sockets.filter((socket) => socket.connected).length;
    await expect.poll(connected).toBeGreaterThanOrEqual(5);
    process.kill(workers[0] ?? 0, 'SIGCONT');
    for (const socket of sockets) socket.disconnect();
  });

  it('[PR3] one that is told to end says good-bye first, and is started again', async () => {
    const { workers } = serving();
    process.kill(workers[0] ?? 0, 'SIGTERM');
    await cordon.until(/"why":"it ended with code 0"/);
    await all(2);
    expect(serving().workers.filter((pid) => workers.includes(pid))).toHaveLength(1);
  });

  it('[PR5] none of them outlives the primary, and the next start goes on from the store', async () => {
    const { dataFolder } = cordon;
    cordon.signal('SIGKILL');
    await cordon.ended;
    await expect.poll(() => serving().workers).toEqual([]);
    const next = startCordon({ ...twoProcesses, dataFolder });
    await next.until(/^ready$/m);
    expect(next.output()).not.toContain('PIN');
    await next.stop();
  });
});

describe('a start of several processes', () => {
  it('[PR5] ends in order on Ctrl-C, with all that it started', async () => {
    await begin({ ...twoProcesses, by: 'npm' });
    const { device, token } = await supervisor();
    const socket = openSocket(url, await device.auth(token));
    await whenConnected(socket);
    const bye = new Promise((resolve) => socket.once('bye', resolve));
    cordon.pressCtrlC();
    expect(await bye).toEqual({ why: 'stopping' });
    await cordon.ended;
    expect(processesWith(cordon.dataFolder)).toEqual([]);
    expect(cordon.output()).not.toMatch(/"level":50|^\s+at /m);
    socket.disconnect();
  });

  it('[I1] says in one sentence why it can not, and leaves nothing behind', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    cordon = startCordon({ ...twoProcesses, env: { PORT: String(port) } });
    expect(await cordon.ended).toBe(1);
    holder.close();
    expect(cordon.output()).toMatch(new RegExp(`^[^\n]*port ${port}[^\n]*\\.\n$`));
    expect(processesWith(cordon.dataFolder)).toEqual([]);
  });

  it('[PR1] takes no number of processes that is none', async () => {
    cordon = startCordon({ flags: ['--processes', 'many'] });
    expect(await cordon.ended).toBe(2);
    expect(cordon.output()).toMatch(/^--processes: /);
  });
});
