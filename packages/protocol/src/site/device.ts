import { z } from 'zod';
import { slug, stationId } from '../ids.ts';
import { nameText } from '../text.ts';
import type { Instant } from '../time.ts';

export const maxDevices = 500;
export const deviceId = slug;

/** A tablet of the site: its name, and the stations that it may be used for; none for one that only looks. */
export const device = z.strictObject({ id: deviceId, name: nameText, stations: z.array(stationId).max(60) });
export type Device = z.infer<typeof device>;

/** What the site knows of a device's key: the SHA-256 of its public half (RFC 7638); the private one never leaves it. */
export type DeviceKey =
  | { is: 'awaited' } // nobody has enrolled it yet
  | { is: 'enrolled'; thumbprint: string; at: Instant }
  | { is: 'revoked'; thumbprint: string; at: Instant; reason: string };

export type SiteDevice = Device & { key: DeviceKey };

/** [DV2] The device that holds this key now; a revoked key is nobody's. */
export function deviceWithKey(devices: readonly SiteDevice[], held: string): SiteDevice | null {
  return devices.find(({ key }) => key.is === 'enrolled' && key.thumbprint === held) ?? null;
}
