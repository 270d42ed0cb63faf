import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Authenticators, openAuthenticators } from '../support/authenticators.ts';
import { type Credentials, type Device, openDevice } from '../support/device.ts';

export type RunningServer = {
  url: string;
  device: Device; // a tablet of that site, for everybody
  authenticators: Authenticators;
  speed: number;
  administrator: Credentials;
  now(): number;
  stop(): Promise<void>;
};

const started = z.object({
  url: z.string(),
  now: z.number(),
  administrator: z.object({ staffNumber: z.string(), pin: z.string() }),
  code: z.string(), // makes a browser the site's first tablet
});

/** A server of the night's own: a free port, an empty store, a clock that runs faster. */
export async function ownServer(speed: number): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-night-'));
  const { REDIS_URL: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), [String(speed)], {
    env: { ...env, HOST: '127.0.0.1', PORT: '0', CORDON_DATA: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]): never => {
      throw new Error(`the server ended with ${String(code)} before it was ready`);
    }),
  ]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { url, now, administrator, code } = started.parse(message);
  const heardAt = performance.now();
  const authenticators = openAuthenticators((aheadMs) => void child.send({ aheadMs }));
  const device = await enrolled(url, code, authenticators);
  return {
    url,
    device,
    authenticators,
    speed,
    administrator,
    now: () => now + (performance.now() - heardAt) * speed,
    stop,
  };
}

/** Somebody else's server; it is left running. @param code made there for a tablet, which this becomes */
export async function theirServer(url: string, administrator: Credentials, code: string): Promise<RunningServer> {
  const authenticators = openAuthenticators();
  const device = await enrolled(url, code, authenticators);
  return { url, device, authenticators, speed: 1, administrator, now: () => Date.now(), stop: () => Promise.resolve() };
}

async function enrolled(url: string, code: string, authenticators: Authenticators): Promise<Device> {
  const device = await openDevice(url, authenticators);
  await device.enrol(code);
  return device;
}
