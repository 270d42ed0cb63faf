import { appendFileSync } from 'node:fs';
import type { Kind, Round, RoundOutcome } from '../kind.ts';
import { pause } from '../stage/collect.ts';
import { cutPower, lastLog, watchedSync, whyNoPowerCut } from '../stage/power-cut.ts';

/** Something happens to Redis in the middle of the work. @returns how long it was until something was acknowledged */
async function away({ stage: { history }, random }: Round, act: () => Promise<void>): Promise<RoundOutcome> {
  await history.more(20 + Math.floor(random() * 60));
  const since = Date.now();
  await act();
  return { recoveryMs: (await history.firstAfter(since)) - since };
}

export const killRedis: Kind = {
  name: 'kill-redis',
  does: 'kills Redis, and starts it again up to half a second later',
  rounds: 20,
  servers: 2,
  round: (round) =>
    away(round, async () => {
      const { redis } = round.stage;
      await redis.kill();
      await pause(round.random() * 500);
      await redis.start();
    }),
};

export const freezeRedis: Kind = {
  name: 'freeze-redis',
  does: 'stops Redis for up to six seconds: past the lease of the clock, and past what a command waits',
  rounds: 5,
  servers: 2,
  round: (round) =>
    away(round, async () => {
      round.stage.redis.freeze();
      await pause(200 + round.random() * 5_800);
      round.stage.redis.thaw();
    }),
};

export const powerCut: Kind = {
  name: 'power-cut',
  does: 'ends Redis and takes from its log all that was not synced',
  rounds: 10,
  whyNot: whyNoPowerCut,
  redis: { env: watchedSync },
  round: (round) =>
    away(round, async () => {
      await cutPower(round.stage.redis);
      await round.stage.redis.start();
    }),
};

/* What a write leaves that the machine did not finish. */
const torn = '*5\r\n$4\r\nXADD\r\n$18\r\ncordon:{demo}:feed\r\n$9\r\n99999';

export const tornTail: Kind = {
  name: 'torn-tail',
  does: 'kills Redis and leaves half a command at the end of its log',
  rounds: 10,
  round: (round) =>
    away(round, async () => {
      const { redis } = round.stage;
      await redis.kill();
      appendFileSync(lastLog(redis), torn);
      await redis.start();
    }),
};
