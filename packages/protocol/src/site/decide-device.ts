import { accepted, type Decision, refused } from '../decision.ts';
import { sameIdentifier } from '../identifiers.ts';
import type { EnrolDevice, NoteDeviceInvited } from '../wire/command.ts';
import type { SiteCommand } from './commands.ts';
import { type Device, deviceWithKey, maxDevices } from './device.ts';
import type { SiteEvent, SiteState } from './state.ts';

type DeviceCommand = Extract<SiteCommand, { type: 'saveDevice' | 'revokeDevice' }> | NoteDeviceInvited | EnrolDevice;

/** Decides a command about a device: one that is not known, or not enrolled, is refused. */
export function decideDevice(site: SiteState, command: DeviceCommand): Decision<SiteEvent> {
  if (command.type === 'saveDevice') return saveDevice(site, command.device);
  const { deviceId } = command;
  const known = site.devices.find(({ id }) => id === deviceId);
  if (known === undefined) return refused('device-unknown', { deviceId });
  switch (command.type) {
    case 'revokeDevice':
      if (known.key.is !== 'enrolled') return refused('device-not-enrolled', { deviceId });
      return accepted({ type: 'deviceRevoked', deviceId, reason: command.reason });
    case 'noteDeviceInvited':
      return accepted({ type: 'deviceInvited', deviceId, name: known.name });
    case 'enrolDevice':
      return enrol(site, deviceId, command.thumbprint);
    default:
      return command satisfies never;
  }
}

/** [DV1] A device has a unique name and existing stations. */
function saveDevice(site: SiteState, device: Device): Decision<SiteEvent> {
  const others = site.devices.filter(({ id }) => id !== device.id);
  if (others.some(({ name }) => sameIdentifier(name, device.name)))
    return refused('device-name-taken', { name: device.name });
  if (others.length >= maxDevices) return refused('too-many-devices', { most: maxDevices });
  const unknown = device.stations.find((id) => !site.stations.some((station) => station.id === id));
  if (unknown !== undefined) return refused('station-unknown', { station: unknown });
  return accepted({ type: 'deviceSaved', device: { ...device, stations: [...new Set(device.stations)] } });
}

/** [DV2] One key belongs to one device. A tablet that is another device of the site must be revoked there first. */
function enrol(site: SiteState, deviceId: string, thumbprint: string): Decision<SiteEvent> {
  const held = deviceWithKey(site.devices, thumbprint);
  if (held !== null) return held.id === deviceId ? accepted() : refused('device-enrolled', { name: held.name });
  return accepted({ type: 'deviceEnrolled', deviceId, thumbprint });
}
