import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../log/keys.ts';

const supervisors = 'supervisors';
const personPrefix = 'person:';

/** When people's connections were last noticed, by any process; epoch ms of real time. */
export type LastSeen = {
  /** @param people those at gates and points whose connections are open now */
  note(at: number, isSupervised: boolean, people: readonly string[]): Promise<void>;
  lastSupervisor(): Promise<number | null>;
  /** Everybody at gates and points who has not signed off. */
  people(): Promise<{ personId: string; at: number }[]>;
};

export type LastSeenParts = {
  redis: Redis;
  keys: Keys;
  /** Has this person a session that has not ended? */
  isSignedIn(personId: string): Promise<boolean>;
};

export function createLastSeen({ redis, keys, isSignedIn }: LastSeenParts): LastSeen {
  return {
    async note(at, isSupervised, people) {
      const names = [...(isSupervised ? [supervisors] : []), ...people.map((id) => `${personPrefix}${id}`)];
      if (names.length > 0) await redis.zadd(keys.lastSeen, 'GT', ...names.flatMap((name) => [String(at), name]));
    },
    async lastSupervisor() {
      const at = await redis.zscore(keys.lastSeen, supervisors);
      return at === null ? null : Number(at);
    },
    async people() {
      const reply = z.array(z.string()).parse(await redis.zrange(keys.lastSeen, '0', '-1', 'WITHSCORES'));
      const people: { personId: string; at: number }[] = [];
      for (let i = 0; i < reply.length; i += 2) {
        const [name = '', at] = [reply[i], Number(reply[i + 1])];
        if (!name.startsWith(personPrefix)) continue;
        const personId = name.slice(personPrefix.length);
        if (await isSignedIn(personId)) people.push({ personId, at });
        else await redis.zrem(keys.lastSeen, name);
      }
      return people;
    },
  };
}
