import type { SystemClock } from '../ops/clock.ts';
import type { ToPrimary } from './messages.ts';
import type { WorkerProcess } from './worker-process.ts';

/** A frozen process must not keep the figures of the others back. */
const answerWithinMs = 1_000;

type ProcessMetrics = Extract<ToPrimary, { kind: 'metrics' }>['metrics'];

export type MetricsExchangeParts = { processes: () => readonly WorkerProcess[]; systemClock: SystemClock };

/** [PR4] Whichever process is asked for the metrics answers with those of all of them: the primary asks the others for it. */
export function createMetricsExchange({ processes, systemClock }: MetricsExchangeParts) {
  const waiting = new Map<string, (metrics: ProcessMetrics) => void>();
  let rounds = 0;

  function ask(process: WorkerProcess): Promise<ProcessMetrics | null> {
    const id = rounds++;
    const name = `${process.number}:${id}`;
    return new Promise<ProcessMetrics | null>((resolve) => {
      const cancel = systemClock.setTimer(answerWithinMs, () => finish(null));
      const finish = (metrics: ProcessMetrics | null): void => {
        cancel();
        waiting.delete(name);
        resolve(metrics);
      };
      waiting.set(name, finish);
      process.send({ kind: 'metrics-wanted', id });
    });
  }

  return {
    /** Sends this process the metrics of the others; one that does not answer in time is left out. */
    async answer(asking: WorkerProcess, id: number): Promise<void> {
      const others = processes().filter((one) => one.number !== asking.number && one.isReady);
      const answers = await Promise.all(others.map(ask));
      asking.send({ kind: 'metrics', id, others: answers.filter((metrics) => metrics !== null) });
    },
    take: (process: WorkerProcess, id: number, metrics: ProcessMetrics) =>
      waiting.get(`${process.number}:${id}`)?.(metrics),
  };
}
