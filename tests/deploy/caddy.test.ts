import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CordonProcess, startCordon } from '../support/cordon-process.ts';
import { openDevice } from '../support/device.ts';
import { follow } from '../support/follower.ts';
import { freePort } from '../support/free-port.ts';
import { openResources } from '../support/open-resources.ts';
import { processesWith } from '../support/processes.ts';

/* The Caddyfile of `deploy/`, in front of two processes. */

let cordon: CordonProcess;
let url: string;
let stopCaddy: () => Promise<void>;

beforeEach(async () => {
  url = `http://127.0.0.1:${await freePort()}`;
  cordon = startCordon({ flags: ['--processes', '2'], env: { CORDON_ORIGINS: url } });
  await cordon.until(/^ready$/m);
  const [, at = ''] = await cordon.until(/http:\/\/([\w.:[\]-]+:\d+)/);
  stopCaddy = await startCaddy({ CORDON_HOST: url, CORDON_AT: at });
});
afterEach(async () => {
  await stopCaddy();
  await cordon.stop();
});

/** @returns when it serves */
async function startCaddy(env: Readonly<Record<string, string>>): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-caddy-'));
  const own = { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const caddy = spawn('caddy', ['run', '--config', 'deploy/caddy/Caddyfile', '--adapter', 'caddyfile'], {
    env: { ...own, CADDY_ADMIN: `unix/${join(folder, 'admin.sock')}`, ...env },
    stdio: 'ignore',
  });
  const ended = once(caddy, 'close');
  const close = openResources.add('the Caddy', async () => {
    caddy.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const answers = () =>
    fetch(`${env['CORDON_HOST']}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  return close;
}

/** A process that has a parent among them is one that serves. */
function workers(): readonly number[] {
  const pids = processesWith(cordon.dataFolder);
  const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return pids.filter(
    (pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js') && pids.includes(parentOf(pid)),
  );
}

it('[DP1] [PR2] a screen follows through Caddy, and goes on when its process is killed', async () => {
  const device = await openDevice(url);
  const [, password = ''] = /3001\s+\d{6}\s+(\w{4}(?:-\w{4}){3})/.exec(cordon.output()) ?? [];
  const { token } = await device.signIn({ staffNumber: '3001', password });
  const follower = await follow(device, token);
  const before = workers();
  expect(before).toHaveLength(2);
  for (const pid of before) {
    const others = workers();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => workers().filter((one) => !others.includes(one))).toHaveLength(1);
  }
  await expect.poll(() => follower.connections()).toBeGreaterThan(1);
  expect(follower.snapshots()).toBe(1);
  await follower.close();
});
