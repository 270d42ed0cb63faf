import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Device, openDevice } from '../support/device.ts';
import { openResources } from '../support/open-resources.ts';
import { z } from 'zod';

/** In bytes: what the process has of the machine, and what of it is in use. */
export type Memory = { rss: number; held: number };

export type AttackedServer = {
  url: string;
  device: Device; // the site's first tablet, for everybody
  administrator: { staffNumber: string; pin: string };
  /** After everything that can be let go was. */
  memory(): Promise<Memory>;
  isAlive(): boolean;
  /** What it said of faults, in its log or dying. */
  faults: readonly string[];
  stop(): Promise<void>;
};

const started = z.object({
  url: z.string(),
  administrator: z.object({ staffNumber: z.string(), pin: z.string() }).optional(),
  code: z.string().optional(), // makes a browser the site's first tablet; both only told by the first on a store
});
const memory = z.object({ rss: z.number(), held: z.number() });

export type ServerProcess = Omit<AttackedServer, 'device' | 'administrator'> &
  Pick<z.infer<typeof started>, 'administrator' | 'code'> & {
    /** Nothing of it runs until it is thawed. */
    freeze(): void;
    thaw(): void;
  };

/** A server in a process of its own: a free port, an empty store, the limits of the product. */
export async function startAttackedServer(): Promise<AttackedServer> {
  const { administrator, code, ...server } = await startServerProcess();
  if (administrator === undefined || code === undefined) throw new Error('the store was not empty');
  const device = await openDevice(server.url);
  await device.enrol(code);
  return { ...server, device, administrator };
}

/** @param settings of its environment, such as a store that it shares */
export async function startServerProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-attacked-'));
  const { REDIS_URL: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), [], {
    env: { ...env, HOST: '127.0.0.1', PORT: '0', CORDON_DATA: folder, LOG_LEVEL: 'error', ...settings },
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
    child.kill('SIGCONT'); // a frozen one would not hear that it is to stop
    if (child.connected) child.disconnect();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const died = once(child, 'exit').then(([code]): never => {
    throw new Error(`the server ended with ${String(code)}: ${faults.join('\n')}`);
  });
  died.catch(() => undefined); // whoever waits hears of it
  const next = () => Promise.race([new Promise((resolve) => child.once('message', resolve)), died]);
  return {
    ...started.parse(await next()),
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
