import type { Redis } from 'ioredis';
import { seal, unseal } from '../people/seal.ts';

/** Where a channel's messages go, and what they are signed with. */
export type Target = { url: string; secret: string | null };

export type ChannelSecrets = {
  get(channelId: string): Promise<Target | null>; // null: no address was entered
  set(channelId: string, target: Target): Promise<void>;
  forget(channelId: string): Promise<void>;
};

/** [NT6] Addresses and secrets of channels: an address of a robot is a password too. Sealed, each for its own place. */
export function openChannelSecrets(redis: Redis, prefix: string, key: Buffer): ChannelSecrets {
  const keyOf = (channelId: string) => `${prefix}channel-secret:${channelId}`;
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
