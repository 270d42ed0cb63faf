import type { Alerting } from '../alert/policy.ts';
import type { AlertRule } from '../alert/state.ts';
import type { PaperPeriod } from '../offline/paper.ts';
import type { OfflinePolicy } from '../offline/policy.ts';
import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';
import type { Channel } from './channel.ts';
import type { ClockJump } from './clock-jumps.ts';
import type { Device, SiteDevice } from './device.ts';
import type { Shift } from './shift.ts';
import type { Batch, Limits, OpeningWindow, SiteSettings, StaffMember, Station } from './settings.ts';
import type { RecordFault } from './record-fault.ts';
import type { WatchSubject } from './watch.ts';

/** A statement that everybody is indoors until a time. */
export type CampusClear = { by: By; at: Instant; until: Instant; statement: string };
/** How the last campus clear ended; kept until the next one is declared. */
export type ClearEnd = { is: 'revoked'; by: By; at: Instant; reason: string } | { is: 'expired'; at: Instant };
/** Nothing is admitted and nothing leaves until it is lifted. */
export type Lockdown = { by: By; at: Instant; reason: string };

/** An alert that the site causes: about the site as a whole (`subject` null), or about one watched subject. */
export type SiteAlert = { id: string; rule: AlertRule; subject: string | null };

/** The state of the site: its settings, and what is going on. */
export type SiteState = Omit<SiteSettings, 'devices'> & {
  devices: SiteDevice[];
  shifts: Shift[]; // open shifts, and the last that ended
  clear: CampusClear | null;
  clearEnded: ClearEnd | null;
  lockdown: Lockdown | null;
  paper: PaperPeriod[]; // the oldest first; the last one may be open
  fired: string[]; // keys of the passed deadlines of the current campus clear
  lost: WatchSubject[]; // what the watch reports as lost
  channels: Channel[]; // where messages about alerts go
  clockJumps: ClockJump[]; // the oldest first
  alerts: SiteAlert[]; // alerts whose cause is active
};

/** What can happen to the site. The names of types and fields are stored. */
export type SiteEvent =
  | { type: 'siteOpened'; settings: SiteSettings }
  | { type: 'clearDeclared'; until: Instant; statement: string }
  | { type: 'clearRevoked'; reason: string }
  | { type: 'clearExpired'; until: Instant }
  | { type: 'clearExpiring'; until: Instant; deadline: string }
  | { type: 'lockdownSet'; reason: string }
  | { type: 'lockdownLifted'; reason: string }
  | { type: 'paperDeclared'; from: Instant; reason: string }
  | { type: 'paperEnded'; until: Instant; isOverTime?: true } // `isOverTime`: by its time limit [OF69]
  | { type: 'offlineSet'; offline: OfflinePolicy }
  | { type: 'stationSaved'; station: Station }
  | { type: 'hoursSet'; hours: OpeningWindow[] }
  | { type: 'limitsSet'; limits: Limits }
  | { type: 'batchAdded'; batch: Batch }
  | { type: 'batchRetired'; batchId: string; reason: string }
  | { type: 'staffSaved'; member: StaffMember }
  | { type: 'pinReset'; personId: string; name: string } // never the PIN
  | { type: 'deviceSaved'; device: Device }
  | { type: 'deviceInvited'; deviceId: string; name: string } // never the code
  | { type: 'deviceEnrolled'; deviceId: string; thumbprint: string }
  | { type: 'deviceRevoked'; deviceId: string; reason: string }
  | { type: 'passwordReset'; personId: string; name: string } // never the password
  | { type: 'totpReset'; personId: string; name: string }
  | { type: 'signInUnlocked'; personId: string; name: string }
  | { type: 'shiftStarted'; stations: string[] }
  | { type: 'shiftEnded'; note: string | null }
  | { type: 'alertingSet'; alerting: Alerting }
  | { type: 'channelSaved'; channel: Channel }
  | { type: 'channelRemoved'; channelId: string }
  | { type: 'reportMade'; day: string } // of the night that began on it
  | { type: 'clockJumped'; from: Instant; to: Instant; measured: boolean; boot: string; bootedAt: Instant }
  | { type: 'watchLost'; subject: WatchSubject }
  | { type: 'watchRegained'; subject: WatchSubject }
  | { type: 'recordFault'; fault: RecordFault };
