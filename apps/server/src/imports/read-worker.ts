import { parentPort, workerData } from 'node:worker_threads';
import { readFileHere, type ReadingContext } from './read-file.ts';

/* The thread that reads one file and ends. Its input needs no check: the server that started it has made it. */

const { bytes, context } = workerData as { bytes: Uint8Array; context: ReadingContext };
parentPort?.postMessage(readFileHere(bytes, context), []);
