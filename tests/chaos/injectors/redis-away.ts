import { appendFileSync } from 'node:fs';
import type { Kind, Round, RoundOutcome } from '../kind.ts';
import { pause } from '../stage/collect.ts';
import { cutPower, lastLog, watchedSync, whyNoPowerCut } from '../stage/power-cut.ts';

/** Redis goes away in the middle of the work and comes back. @returns how long it was until something was acknowledged */
async function away(
  { stage: { history }, random }: Round,
  go: () => Promise<unknown>,
  comeBack: () => Promise<void>,
): Promise<RoundOutcome> {
  await history.more(20 + Math.floor(random() * 60));
  const since = Date.now();
  await go();
  const back = history.firstAfter(Date.now());
  await comeBack();
  return { recoveryMs: (await back) - since };
}

export const killRedis: Kind = {
  name: 'kill-redis',
  does: 'kills Redis, and starts it again up to half a second later',
  rounds: 20,
  servers: 2,
  round: (round) =>
    away(
      round,
      () => round.stage.redis.kill(),
      async () => {
        await pause(round.random() * 500);
        await round.stage.redis.start();
      },
    ),
};

const frozenMs = 200;
const longestMs = 6_000;

export const freezeRedis: Kind = {
  name: 'freeze-redis',
  does: 'stops Redis for up to six seconds: past the lease of the clock, and past what a command waits',
  rounds: 5,
  servers: 2,
  round: (round) =>
    away(
      round,
      async () => {
        round.stage.redis.freeze();
        await pause(frozenMs);
      },
      async () => {
        await pause(round.random() * (longestMs - frozenMs));
        round.stage.redis.thaw();
      },
    ),
};

export const powerCut: Kind = {
  name: 'power-cut',
  does: 'ends Redis and takes from its log all that was not synced',
  rounds: 10,
  whyNot: whyNoPowerCut,
  redis: { env: watchedSync },
  round: (round) =>
    away(
      round,
      () => cutPower(round.stage.redis),
      () => round.stage.redis.start(),
    ),
};

/* What a write leaves that the machine did not finish. */
const torn = '*5\r\n$4\r\nXADD\r\n$18\r\ncordon:{demo}:feed\r\n$9\r\n99999';

export const tornTail: Kind = {
  name: 'torn-tail',
  does: 'kills Redis and leaves half a command at the end of its log',
  rounds: 10,
  round: (round) =>
    away(
      round,
      async () => {
        await round.stage.redis.kill();
        appendFileSync(lastLog(round.stage.redis), torn);
      },
      () => round.stage.redis.start(),
    ),
};
