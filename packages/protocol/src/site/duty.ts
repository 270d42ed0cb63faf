import type { StaffMember } from './settings.ts';
import type { SiteState } from './state.ts';
import { deviceWithKey, type SiteDevice } from './device.ts';

/** Somebody on duty, on the device that they signed in on, and where they may do steps. */
export type Duty = { member: StaffMember; device: SiteDevice | null; stations: string[] };

/**
 * [DV4] Who this is now, as the site knows it: on duty, and the device still enrolled with the key that it was signed in
 * with. Steps are done where both the person and the device belong.
 *
 * @param device the one that was signed in on, and its key; absent on a computer of one's own
 */
export function dutyOf(
  { staff, devices }: Pick<SiteState, 'staff' | 'devices'>,
  personId: string,
  device: { id: string; thumbprint: string } | undefined,
): Duty | null {
  const member = staff.find((one) => one.personId === personId);
  if (member?.active !== true) return null;
  if (device === undefined) return { member, device: null, stations: member.stations };
  const held = deviceWithKey(devices, device.thumbprint);
  if (held?.id !== device.id) return null;
  return { member, device: held, stations: stationsOn(member, held) };
}

export function stationsOn(
  { stations }: Pick<StaffMember, 'stations'>,
  device: Pick<SiteDevice, 'stations'>,
): string[] {
  return stations.filter((station) => device.stations.includes(station));
}
