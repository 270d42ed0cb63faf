import { flushCompileCache } from 'node:module';
import { startLinesOf } from '../addresses.ts';
import type { Config } from '../config.ts';
import { type Cordon, type Member, startCordon } from '../container.ts';
import { StartFault } from '../start-fault.ts';
import { tellFirst } from './first-table.ts';
import { type ToPrimary, toWorker, type ToWorker } from './messages.ts';
import { described, stopOnSignals } from './running.ts';

type Of<K extends ToWorker['kind']> = Extract<ToWorker, { kind: K }>;

/**
 * [PR1] One of several processes of a Cordon: a whole server, on the port and the store that the primary holds for all of them.
 * It ends with the primary: without its channel Node ends it.
 */
export async function runWorker(config: Config): Promise<void> {
  const primary = openChannel();
  const starting = primary.once('begin').then(({ number, port, isServed }) => {
    return startCordon({ ...config, port }, { tellFirst, member: memberOf(primary, number, isServed) });
  });
  // Ctrl-C in the terminal and a terminal that closes reach every process; the primary's word is what counts.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const stop = stopOnSignals(starting, ['SIGTERM']);
  void primary.once('drain').then(stop);
  process.once('uncaughtException', (error) => {
    console.error(`A process of Cordon stops, because of a fault in it: ${described(error)}`);
    process.exitCode = 1;
    void stop();
  });
  try {
    const cordon = await starting;
    await primary.send({ kind: 'ready', ...readyOf(cordon) });
    flushCompileCache();
  } catch (error) {
    const message = error instanceof StartFault ? error.message : `Cordon did not start: ${described(error)}`;
    await primary.send({ kind: 'failed', message });
    process.exit(1);
  }
}

function readyOf({ warnings, ...addresses }: Cordon) {
  return { startLines: [...startLinesOf(addresses)], warnings: [...warnings] };
}

function memberOf(primary: Channel, number: number, isServed: boolean): Member {
  let asked = 0;
  return {
    ...{ number, isServed },
    async store() {
      const given = primary.once('store');
      await primary.send({ kind: 'store-wanted' });
      return given;
    },
    async metricsOfOthers() {
      const id = asked++;
      const given = primary.when('metrics', (message) => message.id === id);
      await primary.send({ kind: 'metrics-wanted', id });
      return (await given).others;
    },
    answerMetrics(own) {
      primary.each('metrics-wanted', async ({ id }) => primary.send({ kind: 'metrics', id, metrics: await own() }));
    },
  };
}

type Channel = ReturnType<typeof openChannel>;

function openChannel() {
  const listeners = new Set<(message: ToWorker) => void>();
  process.on('message', (raw) => {
    const message = toWorker.parse(raw);
    for (const listener of listeners) listener(message);
  });

  function each<K extends ToWorker['kind']>(kind: K, take: (message: Of<K>) => unknown): () => void {
    const listener = (message: ToWorker) => void (isOf(message, kind) && take(message));
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  const when = <K extends ToWorker['kind']>(kind: K, fits: (message: Of<K>) => boolean): Promise<Of<K>> =>
    new Promise((resolve) => {
      const forget = each(kind, (message) => {
        if (!fits(message)) return;
        forget();
        resolve(message);
      });
    });

  return {
    each,
    when,
    once: <K extends ToWorker['kind']>(kind: K) => when(kind, () => true),
    /** Resolves when it was handed over, also when nobody is there any more: the process ends then. */
    send: (message: ToPrimary) => new Promise<void>((resolve) => void process.send?.(message, () => resolve())),
  };
}

function isOf<K extends ToWorker['kind']>(message: ToWorker, kind: K): message is Of<K> {
  return message.kind === kind;
}
