import type { Aggregate } from '../engine/aggregate.ts';
import type { SiteNote } from '../wire/command.ts';
import { siteEventShown, siteShown } from '../wire/shown.ts';
import { raisedBySite } from './alerts.ts';
import { type SiteCommand, siteCommand } from './commands.ts';
import { decideSite } from './decide.ts';
import { dueOfSite } from './due.ts';
import { foldableSite } from './foldable.ts';
import type { SiteEvent, SiteState } from './state.ts';

/** [L12] Events that change the settings. The opening event holds the settings before the first change. */
const settingsEvents: ReadonlySet<SiteEvent['type']> = new Set([
  'siteOpened',
  'stationSaved',
  'hoursSet',
  'limitsSet',
  'offlineSet',
  'staffSaved',
  'pinReset',
  'passwordReset',
  'totpReset',
  'signInUnlocked',
  'deviceSaved',
  'deviceInvited',
  'deviceEnrolled',
  'deviceRevoked',
  'channelSaved',
  'channelRemoved',
  'alertingSet',
]);

/** The commands that the server itself sends to the site. */
const siteNotes = Object.keys({
  reportWatch: true,
  notePinReset: true,
  notePasswordReset: true,
  noteTotpReset: true,
  noteUnlock: true,
  noteDeviceInvited: true,
  enrolDevice: true,
  noteReport: true,
  noteClockJump: true,
  noteRecordFault: true,
} satisfies Record<SiteNote['type'], true>) as SiteNote['type'][];

/** The site as the engine knows it. There is exactly one. */
export const siteAggregate: Aggregate<SiteState, SiteEvent, SiteCommand | SiteNote> = {
  ...foldableSite,
  commands: siteCommand.options,
  notes: siteNotes,
  idOf: () => 'site',
  decide(current, command, facts) {
    if (current === null) throw new RangeError('a site is asked that was not opened');
    return decideSite(current.state, command, facts);
  },
  raises: (site, event) => raisedBySite(site, event).map(({ alert }) => alert),
  causes: ({ alerts }) => alerts,
  due: dueOfSite,
  listing: () => ({ kind: 'always' }),
  stations: () => [],
  feedId: ({ id }) => id,
  timeline: ({ type }) => (settingsEvents.has(type) ? 'site' : null),
  claims: null,
  shownState: ({ role }, site) => siteShown(role, site),
  shownEvent: ({ role }, event) => siteEventShown(role, event),
};
