import type { Evidence, Verdict } from './check/evidence.ts';
import type { Invariant } from './check/checks.ts';
import type { LoadOptions } from './load/load.ts';
import type { ChaosRedisOptions } from './stage/redis.ts';
import type { Stage, StageOptions } from './stage/stage.ts';

/** What a round of a kind has before it: a site at work. */
export type Round = {
  stage: Stage;
  number: number; // from 0
  /** A draw of the seed, in [0, 1). */
  random: () => number;
  say(text: string): void;
};

/** @property recoveryMs from the fault to the first acknowledgement of something sent after it; null where nothing was away */
export type RoundOutcome = { recoveryMs: number | null };

/** One way in which something goes wrong. A new one is one file in `injectors/` and an entry in `kinds.ts`. */
export type Kind = {
  name: string;
  does: string; // in one sentence, for the help
  rounds: number; // unless told otherwise
  servers?: number; // 1
  redis?: Partial<ChaosRedisOptions>;
  env?: Readonly<Record<string, string>>;
  preload?: string;
  load?: Partial<LoadOptions> & { lanes?: number };
  through?: StageOptions['through'];
  /** Vehicles that wait for a deadline, where the usual number does not fit. */
  waiting?: StageOptions['waiting'];
  /** Why it can't be tried on this machine, or null. */
  whyNot?: () => Promise<string | null>;
  /** Before the load begins. */
  prepare?: (stage: Stage) => Promise<void>;
  round(round: Round): Promise<RoundOutcome>;
  /** The store goes back in it, so that numbers of the feed are given out again. */
  losesHistory?: true;
  /** Judges what came of it otherwise than by every check. */
  judge?: (evidence: Evidence, stage: Stage) => Judged;
  /** Ends what it has begun on the stage. */
  end?: (stage: Stage) => Promise<void>;
};

export type Judged = Pick<KindResult, 'verdicts' | 'faults' | 'figures'>;
export type KindRun = { rounds: number; seed: number; program?: string | undefined; say(text: string): void };

export type KindResult = {
  rounds: number;
  sent: number; // each send counted
  acknowledged: number;
  recoveryMs: readonly number[];
  verdicts: Partial<Record<Invariant, Verdict>>;
  /** What went wrong that no invariant names: a crash, a control without its loss. */
  faults: readonly string[];
  figures?: Readonly<Record<string, number>>;
  skipped?: string;
};
