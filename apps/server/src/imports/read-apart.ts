import { Worker } from 'node:worker_threads';
import { type FileReading, type ReadFile, type ReadingContext, unreadable } from './read-file.ts';

/** In ms. A file of 8 MiB and 5,000 rows takes a second or two on a slow machine. */
const longestReadingMs = 20_000;

/** The thread's heap, in MB. The largest night that is accepted takes half of it. */
const mostHeapMb = 64;

type Apart = {
  worker?: URL; // of the thread's program
  timeIsUp?: () => AbortSignal;
};

/**
 * [D24] Reads each file in a thread of its own, one after the other, so that the server can answer meanwhile. A thread that
 * takes too long or too much memory is ended, and its file gets a fault that says so.
 */
export function createReadApart({ worker = program, timeIsUp = after }: Apart = {}): ReadFile {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, context) => {
    const reading = last.then(() => readOne(worker, timeIsUp(), bytes, context));
    last = reading.catch(() => undefined);
    return reading;
  };
}

const program = new URL('./read-worker.ts', import.meta.url);
const after = () => AbortSignal.timeout(longestReadingMs);

function readOne(worker: URL, timeIsUp: AbortSignal, bytes: Uint8Array, context: ReadingContext): Promise<FileReading> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, {
      workerData: { bytes, context },
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: 16 },
    });
    const stop = () => void thread.terminate();
    const stopped = () => resolve(unreadable({ line: 1, field: null, fault: 'reading stopped', value: '' }));
    timeIsUp.addEventListener('abort', stop);
    if (timeIsUp.aborted) stop();
    thread.once('message', resolve);
    thread.once('error', (fault) => {
      if ('code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY') stopped();
      else reject(fault);
    });
    thread.once('exit', () => {
      timeIsUp.removeEventListener('abort', stop);
      stopped(); // does nothing when it has answered before
    });
  });
}
