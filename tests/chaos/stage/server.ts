import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CordonProcess, startCordon } from '../../support/cordon-process.ts';
import { freePort } from '../../support/free-port.ts';
import { openResources } from '../../support/open-resources.ts';

/** One server process of the site, which is brought back on the same port with the same data folder. */
export type ChaosServer = {
  readonly url: string;
  start(): Promise<void>;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended, by itself or killed by a fail point. */
  ended(): Promise<void>;
  /** Told to stop, it finishes what is under way. */
  drain(): Promise<void>;
  freeze(): void;
  thaw(): void;
  signal(name: NodeJS.Signals): void;
  /** How often it has ended without being killed. */
  crashes(): number;
  output(): string;
  stop(): Promise<void>;
};

export type ChaosServerOptions = {
  redisUrl: string;
  siteKey: string;
  /** Another build of the product than the one of this folder. */
  program?: string | undefined;
  env?: Readonly<Record<string, string>> | undefined;
  /** A module that the process loads first. */
  preload?: string | undefined;
};

export async function createChaosServer(options: ChaosServerOptions): Promise<ChaosServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cordon-chaos-server-'));
  const port = await freePort();
  const env = {
    REDIS_URL: options.redisUrl,
    CORDON_SITE_KEY: options.siteKey,
    PORT: String(port),
    LOG_LEVEL: 'error',
    ...(options.preload === undefined ? {} : { NODE_OPTIONS: `--import=${options.preload}` }),
    ...options.env,
  };
  let running: CordonProcess | null = null;
  let said = '';
  let crashes = 0;
  let isWanted = false;

  async function start(): Promise<void> {
    isWanted = true;
    const cordon = startCordon({
      dataFolder,
      env,
      ...(options.program === undefined ? {} : { program: options.program }),
    });
    running = cordon;
    void cordon.ended.then(() => {
      said += cordon.output();
      if (isWanted && running === cordon) crashes += 1;
    });
    await cordon.until(/^ready$/m);
  }
  async function end(): Promise<void> {
    isWanted = false;
    await running?.stop();
    running = null;
  }
  const stop = openResources.add(`the server on ${dataFolder}`, async () => {
    await end();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    stop,
    kill: end,
    async ended() {
      isWanted = false;
      await running?.ended;
      await end();
    },
    async drain() {
      isWanted = false;
      running?.signal('SIGTERM');
      await running?.ended;
      await end();
    },
    freeze: () => running?.signal('SIGSTOP'),
    thaw: () => running?.signal('SIGCONT'),
    signal: (name) => running?.signal(name),
    crashes: () => crashes,
    output: () => said + (running?.output() ?? ''),
  };
}
