import { parentPort, workerData } from 'node:worker_threads';
import { readFileHere, type ReadingContext } from './read-file.ts';

/* The thread that reads one file and ends. What it is given was made by the server that started it. */

const { bytes, context } = workerData as { bytes: Uint8Array; context: ReadingContext };
parentPort?.postMessage(readFileHere(bytes, context), []);
