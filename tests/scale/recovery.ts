import { readFileSync } from 'node:fs';
import { hourMs } from '@cordon/protocol/time.ts';
import { commandOf } from '@cordon/server/testing/commands.ts';
import { startTestCordon } from '@cordon/server/testing/cordon.ts';
import { startCordon } from '../support/cordon-process.ts';
import { openDevice } from '../support/device.ts';
import { follow } from '../support/follower.ts';
import { processesWith } from '../support/processes.ts';
import { replicate, sentinelPassword, startNode, startSentinels, until } from '../support/redis-nodes.ts';

/* How long people are without their server: in ms of real time, by clients that come back as tablets do. */

const followers = 8;

/** One of two processes on one port is killed. @returns of each follower that it held, from the loss until it is caught up */
export async function measureProcessKills(kills: number): Promise<number[]> {
  const cordon = startCordon({ flags: ['--processes', '2'] });
  await cordon.until(/^ready$/m);
  const [url] = await cordon.until(/http:\/\/[\w.:[\]-]+:\d+/);
  const device = await openDevice(url);
  const [, password = ''] = /3001\s+\d{6}\s+(\w{4}(?:-\w{4}){3})/.exec(cordon.output()) ?? [];
  const { token } = await device.signIn({ staffNumber: '3001', password });
  const following = await Promise.all(Array.from({ length: followers }, () => follow(device, token)));
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = following.map(({ connections }) => connections());
    process.kill(oldestOf(cordon.dataFolder), 'SIGKILL');
    await until(async () => following.some(({ connections }, index) => connections() > (before[index] ?? 0)));
    await until(async () => (await socketsOf(url)) >= followers);
  }
  for (const follower of following) await follower.close();
  await cordon.stop();
  return following.flatMap(({ awayMs }) => [...awayMs]);
}

/** The process that has run for longest: whoever has come back is there, since the other one is new. */
function oldestOf(dataFolder: string): number {
  const pids = processesWith(dataFolder);
  const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  const startOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]);
  const isCordon = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js');
  const workers = pids.filter((pid) => isCordon(pid) && pids.includes(parentOf(pid)));
  return workers.toSorted((a, b) => startOf(a) - startOf(b))[0] ?? 0;
}

/** How many sockets both processes hold together; 0 while one of them does not answer. */
async function socketsOf(url: string): Promise<number> {
  const text = await fetch(`${url}/metrics`).then(
    (response) => response.text(),
    () => '',
  );
  const found = [...text.matchAll(/^cordon_connected_clients\{.*process="(\d)".*\} (\d+)$/gm)];
  if (new Set(found.map(([, process]) => process)).size < 2) return 0;
  return found.reduce((total, [, , count]) => total + Number(count), 0);
}

/** A primary that three Sentinels watch (silent for a second is down). @returns from the fault until a step is confirmed again */
export async function measureFailOver(fault: 'kill' | 'freeze'): Promise<number> {
  const [primary, replica] = [await startNode(), await startNode()];
  await replicate(replica, primary);
  const sentinels = await startSentinels(primary, 'cordon');
  for (const { redis } of sentinels) {
    await until(async () =>
      /num-slaves,1,num-other-sentinels,2,/.test(String(await redis.call('SENTINEL', 'MASTER', 'cordon'))),
    );
  }
  const addresses = sentinels.map(({ host, port }) => `${host}:${port}`).join(',');
  const secret = `sentinel-password=${encodeURIComponent(sentinelPassword)}`;
  const cordon = await startTestCordon({ redisUrl: `redis+sentinel://${addresses}/cordon?${secret}` });
  const officer = await cordon.socket(await cordon.signIn('3001'));
  const clear = () => commandOf({ type: 'declareClear', until: Date.now() + hourMs, statement: '清点完毕' });
  await officer.command(clear());
  const begun = performance.now();
  if (fault === 'kill') await primary.kill();
  else primary.freeze();
  const command = clear();
  await until(async () => (await officer.command(command)).ok);
  const took = performance.now() - begun;
  await cordon.stop();
  for (const node of [...sentinels, replica, primary]) await node.stop();
  return took;
}
