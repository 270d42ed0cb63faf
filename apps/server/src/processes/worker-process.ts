import cluster from 'node:cluster';
import { once } from 'node:events';
import { type ToPrimary, toPrimary, type ToWorker } from './messages.ts';

export type Ready = Extract<ToPrimary, { kind: 'ready' }>;

/** A worker, as the primary sees it. */
export type WorkerProcess = {
  number: number;
  isReady: boolean;
  ready: Promise<Ready>;
  ended: Promise<string>; // why
  send(message: ToWorker): void;
  kill(): void;
};

/** @param take gets the further messages of it */
export function startWorker(
  begin: Omit<Extract<ToWorker, { kind: 'begin' }>, 'kind'>,
  take: (message: ToPrimary, process: WorkerProcess) => void,
): WorkerProcess {
  const worker = cluster.fork();
  const isReady = Promise.withResolvers<Ready>();
  let fault: string | null = null;
  const process: WorkerProcess = {
    number: begin.number,
    isReady: false,
    ready: isReady.promise,
    ended: once(worker, 'exit').then(([code, signal]: (string | number | null)[]) => {
      process.isReady = false;
      return fault ?? `it ended with ${signal ?? `code ${code}`}`;
    }),
    // Its end may be on the way already; `ended` tells of it.
    send: (message) => void (worker.isConnected() && worker.send(message, () => undefined)),
    kill: () => worker.process.kill('SIGKILL'),
  };
  worker.on('error', () => undefined);
  worker.on('message', (raw: unknown) => {
    const message = toPrimary.parse(raw);
    if (message.kind === 'failed') fault = message.message;
    else if (message.kind === 'ready') {
      process.isReady = true;
      isReady.resolve(message);
    } else take(message, process);
  });
  process.send({ kind: 'begin', ...begin });
  return process;
}
