import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '@cordon/protocol/wire/position.ts';
import { z } from 'zod';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import type { Known } from './continuity.ts';

const everyMs = 2_000;
/** Several processes on one data folder have a file each: the first one that of a process that is alone. */
const fileName = (process: number) => (process === 1 ? 'feed-place.json' : `feed-place-${process}.json`);

const kept = z.object({ feed: z.string(), seq: z.int(), mark: z.string(), at: z.number().nullable() });

/**
 * [F10] A file that says how far the feed was followed. It is kept outside the store, so that the next start notices a store
 * that was exchanged while nothing ran.
 */
export type PlaceFile = {
  /** As the last process on this machine wrote it; null when there is no file that can be read. */
  read(): Known | null;
  /** Writes the file from now on, every two seconds when the place has moved. */
  follow(known: () => Known | null): { stop(): Promise<void> };
};

export type PlaceFileParts = {
  dataFolder: string;
  process: number; // from 1: which of the processes on this folder
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
};

export function createPlaceFile({ dataFolder, process, systemClock, log }: PlaceFileParts): PlaceFile {
  const path = join(dataFolder, fileName(process));
  let written: Pick<Position, 'feed' | 'seq'> | null = null;

  function write(known: Known | null): void {
    if (known === null || (known.feed === written?.feed && known.seq === written.seq)) return;
    const { feed, seq, mark, at } = known;
    try {
      writeFileSync(`${path}.new`, JSON.stringify({ feed, seq, mark, at }), { mode: 0o600 });
      renameSync(`${path}.new`, path); // whole, or not at all
      written = { feed, seq };
    } catch (error) {
      log.warn({ error }, 'the place in the feed could not be kept');
    }
  }

  return {
    read() {
      try {
        return { ...kept.parse(JSON.parse(readFileSync(path, 'utf8'))), marks: () => [] };
      } catch (error) {
        if (!isMissing(error)) log.warn({ error }, 'the place in the feed could not be read, and is not compared');
        return null;
      }
    },
    follow(known) {
      const rounds = startPeriodicTask({ systemClock, restMs: everyMs, round: () => Promise.resolve(write(known())) });
      return {
        async stop() {
          await rounds.stop();
          write(known());
        },
      };
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
