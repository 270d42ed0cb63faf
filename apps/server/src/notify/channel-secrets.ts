import type { Redis } from 'ioredis';
import { keysUnder, type Reseal } from '../people/reseal.ts';
import { seal, unseal } from '../people/seal.ts';

/** Where a channel's messages go, and what they are signed with. */
export type Target = { url: string; secret: string | null };

export type ChannelSecrets = {
  get(channelId: string): Promise<Target | null>; // null: no address was entered
  set(channelId: string, target: Target): Promise<void>;
  forget(channelId: string): Promise<void>;
};

/** [NT6] Addresses and secrets of channels, sealed each for its own place: a robot's address is a password too. */
export function createChannelSecrets(redis: Redis, prefix: string, key: Buffer): ChannelSecrets {
  const keyOf = (channelId: string) => `${beginningOf(prefix)}${channelId}`;
  const open = (place: string, sealed: string | undefined) =>
    sealed === undefined ? null : (unseal(key, sealed, place)?.toString() ?? null);
  return {
    async get(channelId) {
      const place = keyOf(channelId);
      const { url: sealedUrl, secret } = await redis.hgetall(place);
      const url = open(`${place} url`, sealedUrl);
      return url === null ? null : { url, secret: open(`${place} secret`, secret) };
    },
    async set(channelId, { url, secret }) {
      const place = keyOf(channelId);
      const fields = { url: seal(key, url, `${place} url`) };
      const writing = redis.multi().del(place);
      await (
        secret === null
          ? writing.hset(place, fields)
          : writing.hset(place, { ...fields, secret: seal(key, secret, `${place} secret`) })
      ).exec();
    },
    async forget(channelId) {
      await redis.del(keyOf(channelId));
    },
  };
}

/** [K10] Seals each address and secret with another key; those that are already are left. @returns how many channels */
export async function resealChannels(
  { redis, prefix }: { redis: Redis; prefix: string },
  from: Buffer,
  to: Buffer,
  reseal: Reseal,
): Promise<number> {
  const channels = new Set<string>();
  for await (const key of keysUnder(redis, beginningOf(prefix))) {
    channels.add(key);
    const changes = Object.entries(await redis.hgetall(key)).flatMap(([field, was]) => {
      const place = `${key} ${field}`;
      const text = unseal(from, was, place);
      return text === null ? [] : [{ field, was, is: seal(to, text, place) }];
    });
    if (changes.length > 0) await reseal(key, changes);
  }
  return channels.size;
}

function beginningOf(prefix: string): string {
  return `${prefix}channel-secret:`;
}
