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
  tell(session: Pick<Session, 'device' | 'name' | 'stations'>, claims: Claim[]): Promise<void>;
  list(): Promise<ListedClaims[]>;
};

export type ClaimsParts = {
  redis: Redis;
  keys: Pick<Keys, 'claims'>;
  devices: Pick<Devices, 'heard' | 'list'>;
  site: () => SiteState;
  now: () => number;
};

/**
 * [OF65] One field for each device in one hash, so that every process tells the same. Whether a device is disconnected is no
 * part of it: nobody has to write that down when a line or a process is lost, it follows from when the device was heard of.
 */
export function openClaims({ redis, keys, devices, site, now }: ClaimsParts): Claims {
  const enrolled = () => site().devices.filter(({ key }) => key.is === 'enrolled');

  return {
    async tell({ device, name, stations }, claims) {
      if (device === null) return; // a computer of one's own is at no vehicle
      await devices.heard([device]); // before it is told, or it would be told as one that has left
      if (claims.length === 0) await redis.hdel(keys.claims, device);
      else {
        const told: Kept = { by: name, at: now(), stations, claims };
        await redis.hset(keys.claims, device, JSON.stringify(told));
      }
    },
    async list() {
      const told = await redis.hgetall(keys.claims);
      const heard = Object.keys(told).length === 0 ? [] : await devices.list();
      return enrolled().flatMap(({ id, name }): ListedClaims[] => {
        const [text, contact] = [told[id], heard.find((one) => one.id === id)];
        if (text === undefined || contact === undefined) return [];
        const left = contact.online ? null : contact.at;
        if (left !== null && now() - left > claimsTtlMs) return [];
        return [{ device: { id, name }, left, ...kept.parse(JSON.parse(text)) }];
      });
    },
  };
}
