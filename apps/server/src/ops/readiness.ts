import type { DurabilityReport } from '../redis/durability.ts';
import { type StoreTrouble, troubleWords } from '../redis/trouble.ts';
import type { WriteProbe } from '../redis/write-probe.ts';
import type { SystemClock } from './clock.ts';
import { pause } from './pause.ts';

const answerWithinMs = 1_000;
/** More frequent requests get the last answer again: they must cost Redis nothing. */
const freshForMs = 1_000;
/** The tail is normally behind for moments only: if it has not reached an entry after this time, it does not follow. */
const followWithinMs = 6_000;
/** Entries are written while this looks: to be only so many behind is not late. */
const aheadAtMost = 1_000;

/** `docs/commands.md` says what each field proves. */
export type ReadyState = {
  ready: boolean;
  redis: 'embedded' | 'external';
  redisAnswers: boolean;
  writes: 'proven' | StoreTrouble; // a key of this process was written and read back
  caughtUp: boolean; // this process's picture follows the feed
  clockKept: boolean; // some process of the site keeps the clock, not necessarily this one
  faults: readonly string[]; // for an operator: why it is not ready, and what to do
  settingFaults: number; // how many of them are settings of Redis
  durability: readonly string[]; // the present warnings
};

export type Readiness = { look(): Promise<ReadyState> };

export type ReadinessParts = {
  probe: WriteProbe;
  kind: ReadyState['redis'];
  /** The settings of Redis as they are now. */
  settings: () => Pick<DurabilityReport, 'faults' | 'warnings'>;
  systemClock: SystemClock;
  lastSeq: () => Promise<number>;
  isClockKept: () => Promise<boolean>;
  seq: () => number;
  isStopping: () => boolean;
};

type Looked = Pick<ReadyState, 'writes' | 'caughtUp' | 'clockKept'>;

const silent: Looked = { writes: 'no-answer', caughtUp: false, clockKept: false };
const behind = 'The picture of this process is behind the feed: if that does not end by itself, start it again.';

export function createReadiness(parts: ReadinessParts): Readiness {
  const { probe, kind, settings, systemClock, lastSeq, isClockKept, seq, isStopping } = parts;
  let latest: { at: number; looked: Promise<Looked> } | null = null;
  let mark: { seq: number; at: number } | null = null; // an entry that the picture has to come to

  async function ask(): Promise<Looked> {
    const writes = await probe();
    if (writes === 'no-answer') return silent;
    const [last, clockKept] = await Promise.all([lastSeq(), isClockKept()]);
    return { writes: writes ?? 'proven', caughtUp: isFollowed(last), clockKept };
  }

  function isFollowed(last: number): boolean {
    const reached = seq();
    const now = systemClock.now();
    if (mark === null || reached >= mark.seq) mark = { seq: last, at: now };
    return last - reached < aheadAtMost && (reached >= mark.seq || now - mark.at < followWithinMs);
  }

  function looked(): Promise<Looked> {
    const at = systemClock.now();
    if (latest !== null && at - latest.at < freshForMs) return latest.looked;
    const asked = ask().catch(() => silent);
    latest = { at, looked: Promise.race([asked, pause(systemClock, answerWithinMs).then(() => silent)]) };
    return latest.looked;
  }

  return {
    async look() {
      const found = await looked();
      const { faults: unsafe, warnings } = settings();
      const faults = [
        ...(found.writes === 'proven' ? [] : [troubleWords[found.writes]]),
        ...(found.caughtUp || found.writes === 'no-answer' ? [] : [behind]),
        ...unsafe,
      ];
      return {
        ready: faults.length === 0 && !isStopping(),
        redis: kind,
        redisAnswers: found.writes !== 'no-answer',
        ...found,
        faults,
        settingFaults: unsafe.length,
        durability: warnings,
      };
    },
  };
}
