import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import type { DeviceLastSeen } from '@cordon/protocol/wire/http/devices.ts';
import type { Status } from '../../../ui/verdict/shapes.tsx';

export const deviceStates = ['awaited', 'online', 'offline', 'enrolled', 'revoked'] as const;
export type DeviceStateName = (typeof deviceStates)[number];

/** [U235] How a device stands; `enrolled` where nobody has said yet whether it is lastSeen of. */
export function stateOf({ key }: SiteDevice, lastSeen: DeviceLastSeen | null, asked: boolean): DeviceStateName {
  if (key.is !== 'enrolled') return key.is;
  if (lastSeen?.online === true) return 'online';
  return asked ? 'offline' : 'enrolled';
}

export function statusOf(state: DeviceStateName): Status {
  switch (state) {
    case 'online':
    case 'enrolled':
      return 'pass';
    case 'awaited':
      return 'waiting';
    case 'offline':
      return 'offline';
    case 'revoked':
      return 'refuse';
    default:
      return state satisfies never;
  }
}
