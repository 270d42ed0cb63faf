import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

type Credentials = { staffNumber: string; pin: string };

export type RunningServer = {
  url: string;
  speed: number;
  administrator: Credentials;
  now(): number;
  stop(): Promise<void>;
};

const started = z.object({
  url: z.string(),
  now: z.number(),
  administrator: z.object({ staffNumber: z.string(), pin: z.string() }),
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
  const { url, now, administrator } = started.parse(message);
  const heardAt = performance.now();
  return { url, speed, administrator, now: () => now + (performance.now() - heardAt) * speed, stop };
}

/** Somebody else's server; it is left running. */
export function theirServer(url: string, administrator: Credentials): RunningServer {
  return { url, speed: 1, administrator, now: () => Date.now(), stop: () => Promise.resolve() };
}
