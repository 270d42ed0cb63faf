import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CordonProcess, startCordon } from '../../support/cordon-process.ts';
import { freePort } from '../../support/free-port.ts';
import { openResources } from '../../support/open-resources.ts';
import { quantile } from '../figures.ts';
import { type Gate, nightAtTheGate, sendOnce } from './night.ts';

/** A start from sources takes longer, and its middle is all that is asked of it: one for so many of the others. */
const killsForOneFromSources = 3;
const triesEveryMs = 100;
const patienceMs = 120_000;

type Spread = { p50: number; p99: number; max: number };
type Measured = {
  ms: Spread; // from SIGKILL to the first acknowledgement
  fromSourcesMs: Spread; // the same, started from sources with nothing compiled before
  shareOfSources: number; // of the two p50
};

export type StartFigures = {
  kills: number; // of each of the two below
  quiet: Measured; // nothing else is done
  busy: Measured | null; // one core is kept busy; null when it was to be quick
};

/**
 * A server with a night in progress is killed, and started again at once. A tablet that has a command to send tries all
 * the time until it is acknowledged.
 */
export async function benchStart(
  { kills, withBusy }: { kills: number; withBusy: boolean },
  say: (line: string) => void,
): Promise<StartFigures> {
  const dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-bench-start-')));
  const port = await freePort();
  const env = { PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production' };
  const compiled = { NODE_COMPILE_CACHE: join(dataFolder, 'compiled') }; // as scripts/run keeps it for `npm start`
  const started: CordonProcess[] = [];
  const start = (by: 'bundle' | 'sources'): CordonProcess => {
    const cordon = startCordon({ by, dataFolder, env: { ...env, ...(by === 'bundle' ? compiled : {}) } });
    started.push(cordon);
    return cordon;
  };

  let server = start('bundle');
  await server.until(/^ready$/m);
  const gate = await nightAtTheGate(server, `http://127.0.0.1:${port}`);
  say('a night is in progress');

  async function killAndStart(by: 'bundle' | 'sources'): Promise<number> {
    await server.until(/^ready$/m);
    const killedAt = performance.now();
    server.signal('SIGKILL');
    await server.ended;
    server = start(by);
    await untilAcknowledged(gate);
    return performance.now() - killedAt;
  }

  async function measure(): Promise<Measured> {
    const [bundle, sources]: [number[], number[]] = [[], []];
    await killAndStart('bundle'); // what was compiled is there from now on
    for (let kill = 0; kill < kills; kill += 1) {
      bundle.push(await killAndStart('bundle'));
      if (kill % killsForOneFromSources === 0) sources.push(await killAndStart('sources'));
    }
    const share = quantile(bundle, 0.5) / quantile(sources, 0.5);
    return { ms: spread(bundle), fromSourcesMs: spread(sources), shareOfSources: Math.round(share * 100) / 100 };
  }

  async function measureBusy(): Promise<Measured> {
    const stopWork = keepOneCoreBusy();
    const busy = await measure();
    await stopWork();
    say(`with one core busy p50 ${busy.ms.p50}, p99 ${busy.ms.p99} ms, ${busy.shareOfSources} of a start from sources`);
    return busy;
  }

  const quiet = await measure();
  say(`p50 ${quiet.ms.p50}, p99 ${quiet.ms.p99} ms, ${quiet.shareOfSources} of a start from sources`);
  const busy = withBusy ? await measureBusy() : null;
  for (const each of started) await each.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  return { kills, quiet, busy };
}

/** The same command again and again, as a tablet's outbox does; but it does not wait longer and longer. */
async function untilAcknowledged(gate: Gate): Promise<void> {
  const command = gate.next();
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await sendOnce(gate, command);
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, triesEveryMs));
    }
  }
}

function keepOneCoreBusy(): () => Promise<void> {
  const work = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  return openResources.add('the process that keeps a core busy', () => {
    work.kill('SIGKILL');
    return Promise.resolve();
  });
}

function spread(ms: readonly number[]): Spread {
  const [p50 = 0, p99 = 0, max = 0] = [0.5, 0.99, 1].map((share) => Math.round(quantile(ms, share)));
  return { p50, p99, max };
}
