import { maySee } from '../field-access.ts';
import type { Role } from '../roles.ts';
import type { DeviceKey } from '../site/device.ts';
import type { StaffMember } from '../site/settings.ts';
import type { SiteEvent, SiteState } from '../site/state.ts';

/* [AU3] What a role may read of the site. An event is emptied, never left out: followers must not miss a version. */

/** The state of the site as a role may see it. */
export function siteShown(role: Role, site: SiteState): SiteState {
  const staff = maySee(role, 'staff.staffNumber') ? site.staff : site.staff.map(withoutNumber);
  const devices = maySee(role, 'devices.thumbprint')
    ? site.devices
    : site.devices.map((device) => ({ ...device, key: withoutThumbprint(device.key) }));
  return { ...site, staff, devices };
}

/** An event of the site as a role may see it. */
export function siteEventShown(role: Role, event: SiteEvent): SiteEvent {
  switch (event.type) {
    case 'staffSaved':
      return maySee(role, 'staff.staffNumber') ? event : { ...event, member: withoutNumber(event.member) };
    case 'deviceEnrolled':
      return maySee(role, 'devices.thumbprint') ? event : { ...event, thumbprint: '' };
    case 'siteOpened': {
      if (maySee(role, 'staff.staffNumber')) return event;
      return { ...event, settings: { ...event.settings, staff: event.settings.staff.map(withoutNumber) } };
    }
    default:
      return event;
  }
}

const withoutNumber = (member: StaffMember): StaffMember => ({ ...member, staffNumber: '' });

function withoutThumbprint(key: DeviceKey): DeviceKey {
  return key.is === 'awaited' ? key : { ...key, thumbprint: '' };
}
