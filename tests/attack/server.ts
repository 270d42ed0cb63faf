import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Authenticators, openAuthenticators } from '../support/authenticators.ts';
import { type Device, openDevice } from '../support/device.ts';
import { openResources } from '../support/open-resources.ts';
import { z } from 'zod';

/** In bytes: what the process has of the machine, and what of it is in use. */
export type Memory = { rss: number; held: number };

export type AttackedServer = {
  url: string;
  device: Device; // the site's first tablet, for everybody
  authenticators: Authenticators;
  administrator: { staffNumber: string; pin: string };
  /** SIGSTOP, and SIGCONT: a process that stands still, as on a machine that is overloaded or was put to sleep. */
  freeze(): void;
  thaw(): void;
  /** After everything that can be let go was. */
  memory(): Promise<Memory>;
  isAlive(): boolean;
  /** What it said of faults, in its log or dying. */
  faults: readonly string[];
  stop(): Promise<void>;
};

const started = z.object({
  url: z.string(),
  // Told once for each store:
  administrator: z.object({ staffNumber: z.string(), pin: z.string() }).optional(),
  code: z.string().optional(), // makes a browser the site's first tablet
});
const memory = z.object({ rss: z.number(), held: z.number() });

/** Where several processes are one site: one store, and one key. */
export type SharedStore = { redisUrl: string; siteKey: string; beside?: AttackedServer };

/** A server in a process of its own: a free port, an empty store unless another one is given, the limits of the product. */
export async function startAttackedServer(shared?: SharedStore): Promise<AttackedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-attacked-'));
  const { REDIS_URL: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), [], {
    env: {
      ...env,
      ...(shared === undefined ? {} : { REDIS_URL: shared.redisUrl, CORDON_SITE_KEY: shared.siteKey }),
      HOST: '127.0.0.1',
      PORT: '0',
      CORDON_DATA: folder,
      LOG_LEVEL: 'error',
    },
    execArgv: [...process.execArgv, '--expose-gc'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const faults: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) createInterface({ input }).on('line', (line) => void faults.push(line));
  }
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const stop = openResources.add(`the attacked Cordon on ${folder}`, async () => {
    const ended = isAlive() ? once(child, 'exit') : Promise.resolve();
    child.kill('SIGCONT'); // one that stands still would never hear of it
    if (child.connected) child.disconnect();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const died = once(child, 'exit').then(([code]): never => {
    throw new Error(`the server ended with ${String(code)}: ${faults.join('\n')}`);
  });
  died.catch(() => undefined); // whoever waits hears of it
  const next = () => Promise.race([new Promise((resolve) => child.once('message', resolve)), died]);
  const { url, administrator = shared?.beside?.administrator, code } = started.parse(await next());
  if (administrator === undefined) throw new Error('nobody was told how to sign in');
  const ownAuthenticators = () => openAuthenticators((aheadMs) => void child.send({ aheadMs }));
  const authenticators = shared?.beside?.authenticators ?? ownAuthenticators();
  const device = await (shared?.beside?.device.at(url) ?? openDevice(url, authenticators));
  if (code !== undefined) await device.enrol(code);
  return {
    url,
    device,
    authenticators,
    administrator,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async memory() {
      const told = next();
      child.send('memory');
      return memory.parse(await told);
    },
    isAlive,
    faults,
    stop,
  };
}
