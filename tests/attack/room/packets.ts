import type { EventsPacket, FeedEvent, Followed } from '@cordon/protocol/wire/feed.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';

/** What must not reach somebody at a point, in whatever they receive. */
export type Secrets = {
  station: string; // the only one of theirs
  words: readonly string[]; // of others' visits, staff numbers, thumbprints
};

/** @returns what was in it that is not theirs */
export function leaksIn(heard: Followed | EventsPacket, secrets: Secrets): string[] {
  const text = JSON.stringify(heard);
  const words = secrets.words.filter((word) => text.includes(JSON.stringify(word))).map(() => 'a secret in the text');
  const events = 'events' in heard ? heard.events.flatMap((event) => leakOf(event, secrets)) : [];
  if (!('snapshot' in heard)) return [...words, ...events];
  const { visits, alerts, site } = heard.snapshot;
  const others = visits.filter(({ state }) => !stationsOf(state).includes(secrets.station));
  return [
    ...words,
    ...others.map(() => 'another visit in the snapshot'),
    ...alerts.map(() => 'an alert in the snapshot'),
    ...site.state.staff.filter(({ staffNumber }) => staffNumber !== '').map(() => 'a staff number in the snapshot'),
    ...site.state.devices.filter(({ key }) => key.is !== 'awaited' && key.thumbprint !== '').map(() => 'a thumbprint'),
  ];
}

function leakOf(entry: FeedEvent, { station }: Secrets): string[] {
  switch (entry.aggregate) {
    case 'site':
      return [];
    case 'visit':
      return entry.stations.includes(station) ? [] : ['an event of another visit'];
    case 'alert':
      return ['an event of an alert'];
    case 'audit':
      return ['an entry of the audit trail'];
    default:
      return entry satisfies never;
  }
}
