import type { Config } from '../config.ts';
import type { SystemClock } from '../ops/clock.ts';
import { type Closers, createClosers } from '../ops/closers.ts';
import { freePort } from '../ops/listen.ts';
import type { Logger } from '../ops/logger.ts';
import { StartFault } from '../start-fault.ts';
import { hostStore, type StoreHost } from '../store.ts';
import { createMetricsExchange } from './metrics-exchange.ts';
import { createRestarts } from './restarts.ts';
import type { Running } from './running.ts';
import { type Ready, startWorker, type WorkerProcess } from './worker-process.ts';

export type ProcessesParts = {
  config: Config;
  count: number;
  systemClock: SystemClock;
  random: () => number;
  log: Logger;
};

/**
 * [PR1] Several processes on one port: this one holds what they share (the data folder's lock and the embedded Redis), hands
 * each connection to the next of them, and starts one again that has ended. [PR2] It holds nothing of what they serve.
 *
 * @throws StartFault when the first one can't start; nothing is left behind then
 */
export async function startProcesses(parts: ProcessesParts): Promise<Running> {
  const { config, count, systemClock, random, log } = parts;
  const closers = createClosers(log);
  const present = new Map<number, WorkerProcess>();
  const metrics = createMetricsExchange({ processes: () => [...present.values()], systemClock });
  const hosting = createHosting(config, closers);
  // The same one also when all workers have ended at one moment, and nobody held it.
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  let isServed = false;
  const restarts = createRestarts({ start, systemClock, random, log });

  function start(number: number): WorkerProcess {
    const started = startWorker({ number, port, isServed }, (message, process) => {
      if (message.kind === 'store-wanted') void hosting.handOver(process);
      else if (message.kind === 'metrics-wanted') void metrics.answer(process, message.id);
      else if (message.kind === 'metrics') metrics.take(process, message.id, message.metrics);
    });
    present.set(number, started);
    return started;
  }

  const begun = (process: WorkerProcess): Promise<Ready> =>
    Promise.race([process.ready, hosting.fault, process.ended.then((why): never => endedEarly(why))]);

  async function stopAll(): Promise<void> {
    restarts.stop();
    const running = [...present.values()];
    for (const process of running) process.send({ kind: 'drain' });
    await Promise.all(running.map(({ ended }) => ended));
    await closers.closeAll();
  }

  try {
    // One after the other: the first one takes the port, and opens the store where it is empty.
    const first = await begun(start(1));
    isServed = true;
    const others = Array.from({ length: count - 1 }, (_, index) => start(index + 2));
    await Promise.all(others.map(begun));
    for (const process of present.values()) void restarts.keep(process);
    const host = await hosting.host();
    return {
      startLines: first.startLines,
      warnings: [...new Set([...host.warnings, ...first.warnings])],
      died: host.died,
      drain: stopAll,
      abandon() {
        for (const process of present.values()) process.kill();
        host.abandon();
      },
    };
  } catch (error) {
    for (const process of present.values()) process.kill();
    await stopAll();
    throw error;
  }
}

/** Opens the store when the first worker asks for it, and tells every worker where it is. */
function createHosting(config: Config, closers: Closers) {
  const fault = Promise.withResolvers<never>();
  fault.promise.catch(() => undefined); // it also comes when nobody waits for it any more
  let hosted: Promise<StoreHost> | undefined;
  const host = () => (hosted ??= hostStore(config, closers));
  return {
    host,
    fault: fault.promise,
    async handOver(process: WorkerProcess): Promise<void> {
      try {
        const { address, folder } = await host();
        process.send({ kind: 'store', address, folder });
      } catch (error) {
        fault.reject(error);
      }
    },
  };
}

function endedEarly(why: string): never {
  throw new StartFault(why);
}
