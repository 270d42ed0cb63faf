import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import { readLastSeq } from '../log/read.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import { type Attempt, createAttempt } from './attempt.ts';
import { type Retrying, usualRetrying } from './backoff.ts';
import { createChannelSecrets } from './channel-secrets.ts';
import { createDeliver } from './deliver.ts';
import { type NotifyFollower, startNotifyFollower } from './follow.ts';
import { type Allowance, nothingMore } from './net/address.ts';
import { createPost, type Resolve } from './net/post.ts';
import { type NotifyOffice, createNotifyOffice } from './office.ts';
import { createLanes } from './outbox/lanes.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createPresent } from './present.ts';
import { startOutboxSweep } from './sweep.ts';

const claimBeyondMs = 5_000;

/** Replaced in tests: their receivers are on this machine, and their times are shorter. */
export type Outbound = {
  resolve?: Resolve;
  allowance: Allowance;
  sendWithinMs: number;
  retrying: Retrying;
};

export const usualOutbound: Outbound = { allowance: nothingMore, sendWithinMs: 10_000, retrying: usualRetrying };

export type NotifyParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock;
  random: () => number;
  log: Pick<Logger, 'error' | 'warn'>;
  site: () => SiteState;
  channelKey: Buffer; // of the site's keys
  /** Makes jobs of messages that have none. */
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  measures: Pick<Measures, 'messageTried'>;
  outbound?: Outbound;
};

export type Notify = {
  office: NotifyOffice;
  /** For the jobs. */
  attempt: Attempt;
  /** The work that one process does for all: puts into the outbox what the feed asks for, and makes sure that each has a job. */
  begin(): NotifyFollower;
  /** How far the feed was read for messages, by any process. */
  reached(): Promise<number>;
  depths(): Promise<{ pending: number; dead: number }>;
};

/** Messages about alerts, from the feed to their receivers. */
export function createNotify(parts: NotifyParts): Notify {
  const { redis, keys, siteClock, systemClock, random, log, site, channelKey, schedule, measures } = parts;
  const { resolve, allowance, sendWithinMs: withinMs, retrying } = parts.outbound ?? usualOutbound;
  const outbox = createOutbox({ redis, keys, siteClock, systemClock });
  const lanes = createLanes({ redis, keys, systemClock });
  const present = createPresent(redis, keys);
  const secrets = createChannelSecrets(redis, keys.prefix, channelKey);
  const post = createPost({ allowance, withinMs, ...(resolve && { resolve }) });
  const deliver = createDeliver({ site, secrets, post, allowance, systemClock });
  const claimMs = withinMs + claimBeyondMs;
  return {
    office: createNotifyOffice({ site, secrets, outbox, lanes, schedule, allowance, siteClock, systemClock }),
    attempt: createAttempt({ outbox, lanes, present, deliver, site, systemClock, random, retrying, claimMs, measures }),
    begin() {
      const follower = startNotifyFollower({ redis, keys, outbox, secrets, schedule, systemClock, log });
      const sweep = startOutboxSweep({ outbox, schedule, siteClock, systemClock, log });
      return {
        notice: (events) => follower.notice(events),
        beginAnew: () => follower.beginAnew(),
        async stop() {
          await Promise.all([follower.stop(), sweep.stop()]);
        },
      };
    },
    async reached() {
      const at = await redis.get(keys.outbox.at);
      return at === null ? readLastSeq(redis, keys) : Number(at);
    },
    depths: () => outbox.depths(),
  };
}
