import cluster from 'node:cluster';
import { flushCompileCache } from 'node:module';
import { startLinesOf } from './addresses.ts';
import { type Config, readConfig } from './config.ts';
import { startCordon } from './container.ts';
import { createLogger } from './ops/logger.ts';
import { realClock } from './ops/real-clock.ts';
import { tellFirst } from './processes/first-table.ts';
import { help, readStartFlags } from './processes/flags.ts';
import { startProcesses } from './processes/primary.ts';
import { described, type Running, stopOnSignals } from './processes/running.ts';
import { runWorker } from './processes/worker.ts';
import { StartFault } from './start-fault.ts';

const read = readConfig(process.env);
const given = readStartFlags(process.argv.slice(2));
if (given.ok && given.flags === null) console.log(help);
else if (!given.ok) stopWith(given.faults.join('\n'), 2);
else if (!read.ok) stopWith(read.faults.join('\n'));
else if (cluster.isWorker) await runWorker(read.config);
else await run(start(read.config, given.flags?.processes ?? 1));

async function start(config: Config, count: number): Promise<Running> {
  if (count > 1) {
    const log = createLogger(config.logLevel);
    return startProcesses({ config, count, systemClock: realClock, random: Math.random, log });
  }
  const { url, tabletUrls, authority, ...cordon } = await startCordon(config, { tellFirst });
  return { ...cordon, startLines: startLinesOf({ url, tabletUrls, authority }) };
}

async function run(starting: Promise<Running>): Promise<void> {
  const stop = stopOnSignals(starting, ['SIGTERM', 'SIGINT', 'SIGHUP']);
  // The state of the process after a bug is unknown. Everything confirmed is in the store, and a new start continues from it.
  process.once('uncaughtException', (error) => {
    console.error(`Cordon stops, because of a fault in it: ${described(error)}`);
    process.exitCode = 1;
    void stop();
  });
  try {
    const { warnings, startLines, died } = await starting;
    for (const warning of warnings) console.error(`Warning: ${warning}`);
    console.log([...startLines, 'ready'].join('\n'));
    flushCompileCache(); // else the cache is written only at a normal end, and the start after a kill would be slow again
    const reason = await died;
    console.error(`Cordon stops: its Redis ended by itself: ${reason}.`);
    process.exitCode = 1;
    await stop();
  } catch (error) {
    stopWith(error instanceof StartFault ? error.message : `Cordon did not start: ${described(error)}`);
  }
}

function stopWith(message: string, exitCode = 1): void {
  console.error(message);
  process.exitCode = exitCode;
}
