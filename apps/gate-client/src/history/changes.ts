import type { Alerting } from '@cordon/protocol/alert/policy.ts';
import type { OfflinePolicy } from '@cordon/protocol/offline/policy.ts';
import type { By } from '@cordon/protocol/roles.ts';
import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import { sameValue } from '@cordon/protocol/same-value.ts';
import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { Limits, OpeningWindow, StaffMember, Station } from '@cordon/protocol/site/settings.ts';
import type { Device, DeviceKey } from '@cordon/protocol/site/device.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';

export const settingKinds = [
  'alerting',
  'limits',
  'offline',
  'hours',
  'station',
  'staff',
  'channel',
  'device',
  'way-in',
] as const;
export type SettingKind = (typeof settingKinds)[number];

/** What the office did to somebody's way in. */
export const wayInActs = ['pinReset', 'passwordReset', 'totpReset', 'signInUnlocked'] as const;
export type WayInAct = (typeof wayInActs)[number];

/** A device with how its key stands; never the key itself. */
export type DeviceAsIs = Device & { key: DeviceKey['is'] | 'invited' };

/** A setting before and after; `was` is null when it is new, or when its beginning is not told. */
type Changed =
  | { kind: 'alerting'; was: Alerting | null; is: Alerting }
  | { kind: 'limits'; was: Limits | null; is: Limits }
  | { kind: 'offline'; was: OfflinePolicy | null; is: OfflinePolicy }
  | { kind: 'hours'; was: OpeningWindow[] | null; is: OpeningWindow[] }
  | { kind: 'station'; was: Station | null; is: Station }
  | { kind: 'staff'; was: StaffMember | null; is: StaffMember }
  | { kind: 'channel'; was: Channel | null; is: Channel | null } // null: it was removed
  | { kind: 'device'; was: DeviceAsIs | null; is: DeviceAsIs }
  /** What was done to somebody's way in, and whose; nothing is told of the secret itself. */
  | { kind: 'way-in'; was: null; is: { act: WayInAct; name: string } };

export type SettingChange = Changed & { seq: number; at: number; by: By };

type Settings = {
  alerting: Alerting | null;
  limits: Limits | null;
  offline: OfflinePolicy | null;
  hours: OpeningWindow[] | null;
  stations: ReadonlyMap<string, Station>;
  staff: ReadonlyMap<string, StaffMember>;
  channels: ReadonlyMap<string, Channel>;
  devices: ReadonlyMap<string, DeviceAsIs>;
};

const nothing: Settings = {
  alerting: null,
  limits: null,
  offline: null,
  hours: null,
  stations: new Map(),
  staff: new Map(),
  channels: new Map(),
  devices: new Map(),
};

/**
 * [U211] Every change of the site's settings with what was there before, the latest first. Saving without a change is none.
 *
 * @param events the site's story, in the feed's order
 */
export function changesOf(events: readonly FeedEvent[]): SettingChange[] {
  let known = nothing;
  const changes: SettingChange[] = [];
  for (const entry of events) {
    const changed = changedBy(entry, known);
    known = settingsAfter(entry, known);
    if (changed === null || (changed.was !== null && sameValue(changed.was, changed.is))) continue;
    changes.push({ ...changed, seq: entry.seq, at: entry.at, by: entry.by });
  }
  return changes.toReversed();
}

function changedBy(entry: FeedEvent, known: Settings): Changed | null {
  if (entry.aggregate !== 'site') return null;
  const { event } = entry;
  switch (event.type) {
    case 'alertingSet':
      return { kind: 'alerting', was: known.alerting, is: event.alerting };
    case 'limitsSet':
      return { kind: 'limits', was: known.limits, is: event.limits };
    case 'offlineSet':
      return { kind: 'offline', was: known.offline, is: event.offline };
    case 'hoursSet':
      return { kind: 'hours', was: known.hours, is: event.hours };
    case 'stationSaved':
      return { kind: 'station', was: known.stations.get(event.station.id) ?? null, is: event.station };
    case 'staffSaved':
      return { kind: 'staff', was: known.staff.get(event.member.personId) ?? null, is: event.member };
    case 'channelSaved':
      return { kind: 'channel', was: known.channels.get(event.channel.id) ?? null, is: event.channel };
    case 'channelRemoved':
      return { kind: 'channel', was: known.channels.get(event.channelId) ?? null, is: null };
    case 'pinReset':
    case 'passwordReset':
    case 'totpReset':
    case 'signInUnlocked':
      return { kind: 'way-in', was: null, is: { act: event.type, name: event.name } };
    case 'deviceSaved':
    case 'deviceInvited':
    case 'deviceEnrolled':
    case 'deviceRevoked': {
      const is = deviceAfter(event, known);
      return is && { kind: 'device', was: known.devices.get(is.id) ?? null, is };
    }
    default:
      return null; // the opening, and what is no setting
  }
}

type DeviceEvent = Extract<SiteEvent, { type: 'deviceSaved' | 'deviceInvited' | 'deviceEnrolled' | 'deviceRevoked' }>;

/* A story without its beginning may speak of a device that it has not introduced: there is nothing to compare then. */
function deviceAfter(event: DeviceEvent, { devices }: Settings): DeviceAsIs | null {
  if (event.type === 'deviceSaved') return { ...event.device, key: devices.get(event.device.id)?.key ?? 'awaited' };
  const known = devices.get(event.deviceId);
  if (known === undefined) return null;
  switch (event.type) {
    case 'deviceInvited':
      return { ...known, key: 'invited' };
    case 'deviceEnrolled':
      return { ...known, key: 'enrolled' };
    case 'deviceRevoked':
      return { ...known, key: 'revoked' };
    default:
      return event satisfies never;
  }
}

function settingsAfter(entry: FeedEvent, known: Settings): Settings {
  if (entry.aggregate !== 'site') return known;
  const { event } = entry;
  switch (event.type) {
    case 'siteOpened': {
      const { alerting, limits, offline, hours, stations, staff, devices } = event.settings;
      return {
        alerting,
        limits,
        offline,
        hours,
        stations: new Map(stations.map((station) => [station.id, station])),
        staff: new Map(staff.map((member) => [member.personId, member])),
        channels: new Map(),
        devices: new Map(devices.map((device) => [device.id, { ...device, key: 'awaited' }])),
      };
    }
    case 'alertingSet':
      return { ...known, alerting: event.alerting };
    case 'limitsSet':
      return { ...known, limits: event.limits };
    case 'offlineSet':
      return { ...known, offline: event.offline };
    case 'hoursSet':
      return { ...known, hours: event.hours };
    case 'stationSaved':
      return { ...known, stations: new Map([...known.stations, [event.station.id, event.station]]) };
    case 'staffSaved':
      return { ...known, staff: new Map([...known.staff, [event.member.personId, event.member]]) };
    case 'channelSaved':
      return { ...known, channels: new Map([...known.channels, [event.channel.id, event.channel]]) };
    case 'channelRemoved':
      return { ...known, channels: new Map([...known.channels].filter(([id]) => id !== event.channelId)) };
    case 'deviceSaved':
    case 'deviceInvited':
    case 'deviceEnrolled':
    case 'deviceRevoked': {
      const device = deviceAfter(event, known);
      return device === null ? known : { ...known, devices: new Map([...known.devices, [device.id, device]]) };
    }
    default:
      return known;
  }
}
