import type { StaffMember } from './settings.ts';
import type { SiteState } from './state.ts';
import { deviceWithKey, type SiteDevice } from './device.ts';

/** A person on duty, their device, and the stations where they may do steps. */
export type Duty = { member: StaffMember; device: SiteDevice | null; stations: string[] };

/**
 * [DV4] The person as the site knows them now: on duty, and the device still enrolled with the key of the sign-in.
 * Steps may be done at stations that both the person and the device have.
 *
 * @param device the device of the sign-in and its key; undefined on a person's own computer
 * @returns null when the person is not on duty, or the device is not enrolled with that key any more
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

/** The stations that both the person and the device have. */
export function stationsOn(
  { stations }: Pick<StaffMember, 'stations'>,
  device: Pick<SiteDevice, 'stations'>,
): string[] {
  return stations.filter((station) => device.stations.includes(station));
}
