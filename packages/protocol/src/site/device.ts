import { z } from 'zod';
import { slug, stationId } from '../ids.ts';
import { nameText } from '../text.ts';
import type { Instant } from '../time.ts';

/** The most devices that a site may have. */
export const maxDevices = 500;
export const deviceId = slug;

/** A tablet of the site: its name and the stations that it may be used for; none for a tablet that only shows. */
export const device = z.strictObject({ id: deviceId, name: nameText, stations: z.array(stationId).max(60) });
export type Device = z.infer<typeof device>;

/**
 * The key of a device as the site knows it: the thumbprint of its public half. The private half never leaves the
 * device. Source: RFC 7638 (thumbprint, SHA-256).
 */
export type DeviceKey =
  | { is: 'awaited' } // not enrolled yet
  | { is: 'enrolled'; thumbprint: string; at: Instant }
  | { is: 'revoked'; thumbprint: string; at: Instant; reason: string };

/** A device with its key. */
export type SiteDevice = Device & { key: DeviceKey };

/**
 * [DV2] The device that holds this key now; null for a revoked or unknown key.
 *
 * @param held thumbprint of the key
 */
export function deviceWithKey(devices: readonly SiteDevice[], held: string): SiteDevice | null {
  return devices.find(({ key }) => key.is === 'enrolled' && key.thumbprint === held) ?? null;
}
