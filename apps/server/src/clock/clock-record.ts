import type { Instant } from '@cordon/protocol/time.ts';
import type { NoteClockJump } from '@cordon/protocol/wire/command.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Submit } from '../commands/submit.ts';
import type { Keys } from '../log/keys.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { GuardedClock, Setting } from '../ops/guarded-clock.ts';
import type { Logger } from '../ops/logger.ts';
import { idFrom } from '../ops/ids.ts';
import { createCancellableDelay } from '../ops/cancellable-delay.ts';

const lookEveryMs = 1_000;
const noteEveryMs = 10_000;
/** When a process was killed, its last note of the clock is at most so old at the next start. */
const unnotedMs = 2 * noteEveryMs;
const forgottenAfterMs = 7 * 24 * 60 * 60 * 1_000;

const note = z.object({ bootedAt: z.number(), seen: z.int() });

/**
 * [CL6] [CL8] Continues the site's time where it was left: to the millisecond on the same run of the machine, else from the
 * last moment at which a clock was noted.
 *
 * @param boot names this run of the machine
 */
export async function resumeClock(redis: Redis, keys: Keys, guard: GuardedClock, boot: string): Promise<void> {
  const notes = Object.entries(await redis.hgetall(keys.clocks)).map(([of, text]) => {
    return { of, ...note.parse(JSON.parse(text)) };
  });
  if (notes.length === 0) return; // no site yet, or one that an older version wrote: nothing to compare with
  const own = notes.find(({ of }) => of === boot);
  if (own !== undefined) return guard.resume(own.bootedAt);
  const seen = Math.max(...notes.map((one) => one.seen));
  if (Math.abs(guard.now() - seen) > unnotedMs) guard.resumeUnmeasured(seen);
}

export type ClockRecordParts = {
  guard: GuardedClock;
  boot: string;
  redis: Redis;
  keys: Keys;
  systemClock: SystemClock; // real time
  submit: Submit;
  log: Pick<Logger, 'error' | 'warn'>;
};

/**
 * [CL5] In every process: puts on record that the machine's clock was set, before anything is decided by the new time. [CL6]
 * Notes now and then when the machine started, for the next process.
 *
 * @returns once a setting before this start is on record
 */
export async function startClockRecord(parts: ClockRecordParts): Promise<{ stop(): Promise<void> }> {
  const { guard, boot, redis, keys, systemClock, submit, log } = parts;
  const delay = createCancellableDelay(systemClock);
  let stopped = false;
  let notedAt = Number.NEGATIVE_INFINITY;
  guard.onSetting(() => delay.wake());

  async function record(setting: Setting): Promise<void> {
    const ack = await submit(commandFor(setting), { kind: 'system', name: 'clock' }, null);
    if (!ack.ok) return log.error({ code: ack.code }, 'that the clock was set could not be put on record yet');
    log.warn({ byMs: setting.to - setting.from, measured: setting.measured }, 'the clock of the machine was set');
    guard.follow(setting);
    notedAt = Number.NEGATIVE_INFINITY;
  }

  async function noteClock(now: Instant): Promise<void> {
    notedAt = now;
    await redis.hset(keys.clocks, boot, JSON.stringify({ bootedAt: guard.bootedAt(), seen: now }));
  }

  async function look(): Promise<void> {
    const setting = guard.pending();
    if (setting !== null) await record(setting);
    const now = guard.now();
    if (now - notedAt >= noteEveryMs) await noteClock(now);
  }

  async function forgetOthers(): Promise<void> {
    for (const [of, text] of Object.entries(await redis.hgetall(keys.clocks))) {
      const { seen } = note.parse(JSON.parse(text));
      if (of !== boot && guard.now() - seen > forgottenAfterMs) await redis.hdel(keys.clocks, of);
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await delay.sleep(lookEveryMs);
      await look().catch((error: unknown) => log.error({ error }, 'the clock could not be noted'));
    }
  }

  await look();
  await forgetOthers();
  const running = run();
  return {
    async stop() {
      stopped = true;
      delay.wake();
      await running;
      // A Redis that has ended is not waited for.
      if (guard.pending() === null && redis.status === 'ready') await noteClock(guard.now()).catch(() => undefined);
    },
  };
}

function commandFor(setting: Setting): NoteClockJump {
  return {
    type: 'noteClockJump',
    commandId: idFrom(`clock ${JSON.stringify(setting)}`),
    observedAt: setting.from,
    ...setting,
  };
}
