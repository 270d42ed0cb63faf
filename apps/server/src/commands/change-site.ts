import type { Facts } from '@cordon/protocol/decision.ts';
import { applySite } from '@cordon/protocol/site/apply.ts';
import type { SiteCommand } from '@cordon/protocol/site/commands.ts';
import { decideSite } from '@cordon/protocol/site/decide.ts';
import { dueOfSite } from '@cordon/protocol/site/due.ts';
import type { SiteEvent, SiteState } from '@cordon/protocol/site/state.ts';
import type { PassDeadline, SiteNote } from '@cordon/protocol/wire/command.ts';
import { earliest } from '@cordon/protocol/time.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { siteRef, siteStory } from '../log/keys.ts';
import { type Change, noChange, type Occasion, refusalOf } from './change.ts';

export function changeSite(
  current: Versioned<SiteState>,
  command: SiteCommand | PassDeadline | SiteNote,
  facts: Facts,
  occasion: Occasion,
): Change {
  const decision = decideSite(current.state, command, facts);
  if (decision.events.length === 0) return noChange(decision, current.version);
  return { ...siteChange(current, decision.events, occasion), refusal: refusalOf(decision) };
}

/** [L12] What changes the site itself; the opening tells what it was before the first change. */
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

/** @param current null when the site is being opened */
export function siteChange(current: Versioned<SiteState> | null, events: SiteEvent[], occasion: Occasion): Change {
  const { next, stamped, raise, clear } = applySite(current, events, occasion);
  return {
    refusal: null,
    version: next.version,
    written: {
      ref: siteRef,
      before: current?.version ?? 0,
      after: next.version,
      state: next.state,
      due: earliest(dueOfSite(next.state)),
      standing: { is: 'lasting' },
    },
    entries: stamped.map(({ event, version }) => ({
      event: { ...occasion, version, aggregate: 'site', id: next.state.id, stations: [], event },
      storyOf: settingsEvents.has(event.type) ? siteStory : null,
    })),
    claims: null,
    causes: { raise, clear },
    besides: [],
  };
}
