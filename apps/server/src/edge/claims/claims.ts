import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type Claim, claim, claimsLifeMs, type DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Session } from '../../identity/identity.ts';
import type { Keys } from '../../log/keys.ts';

const kept = z.object({
  by: z.string(),
  at: z.int(),
  left: z.int().nullable(),
  stations: z.array(z.string()),
  claims: z.array(claim),
});
type Kept = z.infer<typeof kept>;

/** What devices claim, and at which stations they are. */
export type ListedClaims = DeviceClaims & { stations: readonly string[] };

export type Claims = {
  tell(session: Session, claims: Claim[]): Promise<void>;
  /** The device is off the line: what it claimed last stays, and says since when. */
  left(session: Session): Promise<void>;
  list(): Promise<ListedClaims[]>;
};

export type ClaimsParts = { redis: Redis; keys: Pick<Keys, 'claims'>; site: () => SiteState; now: () => number };

/** [OF65] One field for each device in one hash, so that every process tells the same; a device that is no more has none. */
export function openClaims({ redis, keys, site, now }: ClaimsParts): Claims {
  const nameOf = (id: string) =>
    site().devices.find((device) => device.id === id && device.key.is === 'enrolled')?.name ?? null;

  async function read(deviceId: string): Promise<Kept | null> {
    const text = await redis.hget(keys.claims, deviceId);
    return text === null ? null : kept.parse(JSON.parse(text));
  }

  return {
    async tell({ device, name, stations }, claims) {
      if (device === null) return; // a computer of one's own is at no vehicle
      if (claims.length === 0) await redis.hdel(keys.claims, device);
      else {
        const told: Kept = { by: name, at: now(), left: null, stations, claims };
        await redis.hset(keys.claims, device, JSON.stringify(told));
      }
    },
    async left({ device }) {
      const told = device === null ? null : await read(device);
      if (device === null || told === null) return;
      await redis.hset(keys.claims, device, JSON.stringify({ ...told, left: now() }));
    },
    async list() {
      const all = Object.entries(await redis.hgetall(keys.claims));
      return all.flatMap(([id, text]): ListedClaims[] => {
        const { by, at, left, stations, claims } = kept.parse(JSON.parse(text));
        const name = nameOf(id);
        if (name === null || now() - (left ?? at) > claimsLifeMs) return [];
        return [{ device: { id, name }, by, at, left, claims, stations }];
      });
    },
  };
}
