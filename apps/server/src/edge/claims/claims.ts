import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type Claim, claim, claimsTtlMs, type DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Devices } from '../../identity/devices.ts';
import type { Session } from '../../identity/identity.ts';
import type { Keys } from '../../log/keys.ts';

const kept = z.object({ by: z.string(), at: z.int(), stations: z.array(z.string()), claims: z.array(claim) });
type Kept = z.infer<typeof kept>;

/** What devices claim, and at which stations they are. */
export type ListedClaims = DeviceClaims & { stations: readonly string[] };

export type Claims = {
  /** What the device of this session claims now; an empty list takes back all of it. */
  note(session: Pick<Session, 'device' | 'name' | 'stations'>, claims: Claim[]): Promise<void>;
  list(): Promise<ListedClaims[]>;
};

export type ClaimsParts = {
  redis: Redis;
  keys: Pick<Keys, 'claims'>;
  devices: Pick<Devices, 'noteSeen' | 'list'>;
  site: () => SiteState;
  now: () => number;
};

/**
 * [OF65] One hash with a field for each device, so that every process shows the same. That a device is disconnected is not
 * stored: it follows from when the device was last seen, also after a connection or a process was lost.
 */
export function createClaims({ redis, keys, devices, site, now }: ClaimsParts): Claims {
  const enrolled = () => site().devices.filter(({ key }) => key.is === 'enrolled');

  return {
    async note({ device, name, stations }, claims) {
      if (device === null) return; // somebody on a computer of their own is at no vehicle
      await devices.noteSeen([device]); // first, or others would see it as a device that has left
      if (claims.length === 0) await redis.hdel(keys.claims, device);
      else {
        const field: Kept = { by: name, at: now(), stations, claims };
        await redis.hset(keys.claims, device, JSON.stringify(field));
      }
    },
    async list() {
      const fields = await redis.hgetall(keys.claims);
      const contacts = Object.keys(fields).length === 0 ? [] : await devices.list();
      return enrolled().flatMap(({ id, name }): ListedClaims[] => {
        const [text, contact] = [fields[id], contacts.find((one) => one.id === id)];
        if (text === undefined || contact === undefined) return [];
        const left = contact.online ? null : contact.at;
        if (left !== null && now() - left > claimsTtlMs) return [];
        return [{ device: { id, name }, left, ...kept.parse(JSON.parse(text)) }];
      });
    },
  };
}
