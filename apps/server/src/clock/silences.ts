import type { SiteState } from '@cordon/protocol/site/state.ts';
import { calledAfter, type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { isLost, redisSettings, type WatchSubject } from '@cordon/protocol/site/watch.ts';
import { hourMs, type Instant, minuteMs } from '@cordon/protocol/time.ts';
import type { LastSeen } from '../identity/last-seen.ts';
import type { SettingsWatch } from '../redis/settings-watch.ts';

/** Somebody who was not seen for so long has gone home without signing off. */
const shiftMs = 12 * hourMs;

/** What may be missing, and whether it is. */
export type Finding = { subject: WatchSubject; lost: boolean };

/** Epoch ms of real time, all of them. */
export type Seen = {
  begun: number; // since when this process keeps watch
  moved: number; // when a person did something last
  supervisor: number | null; // null: never
  people: Awaited<ReturnType<LastSeen['people']>>;
};

export type WatchTime = {
  now: number; // real time
  /** A moment of real time as the site's clock has it. */
  siteTime(at: number): Instant;
};

/** [T9] Is somebody watching, does anything happen, is each tablet on duty connected? Counted from when this process began. */
export function silencesOf(site: SiteState, isNight: boolean, seen: Seen, { now, siteTime }: WatchTime): Finding[] {
  const { nobodyMinutes, feedMinutes, tabletMinutes } = site.alerting.watch;
  const { begun, moved, people } = seen;
  const jumps = jumpsOf(site);
  const watched = Math.max(begun, seen.supervisor ?? begun);
  const findings: Finding[] = [
    {
      subject: { kind: 'nobody', since: siteTime(watched) },
      lost: isNight && isSilent(watched, nobodyMinutes, jumps, now),
    },
    { subject: { kind: 'feed', since: siteTime(moved) }, lost: isNight && isSilent(moved, feedMinutes, jumps, now) },
  ];
  for (const { personId, at } of people) {
    const member = site.staff.find((one) => one.personId === personId);
    if (member?.active !== true) continue;
    const { name, stations } = member;
    const subject: WatchSubject = { kind: 'tablet', personId, name, stations, since: siteTime(at) };
    const last = Math.max(begun, at);
    findings.push({ subject, lost: isSilent(last, tabletMinutes, jumps, now) && now - at < shiftMs });
  }
  // A tablet is no longer missed once its person has signed off.
  const gone = site.lost.filter(
    (subject) => subject.kind === 'tablet' && !people.some(({ personId }) => personId === subject.personId),
  );
  return [...findings, ...gone.map((subject) => ({ subject, lost: false }))];
}

/* The site's clock and real time agree, except in a simulation, where no clock is set. */
function isSilent(since: number, minutes: number, jumps: readonly ClockJump[], now: number): boolean {
  return now > calledAfter(since, minutes * minuteMs, jumps);
}

/**
 * [RH10] Which settings of Redis may lose something. Only what was found since this process keeps watch counts: the process
 * before it may have known more.
 *
 * @param begun epoch ms of real time
 */
export function unsafeSettingsOf(
  site: SiteState,
  { at, unsafe, accepted }: ReturnType<SettingsWatch['found']>,
  begun: number,
  siteTime: WatchTime['siteTime'],
): Finding[] {
  if (at < begun || unsafe === null) return [];
  return redisSettings.map((kind) => {
    const subject = { kind, since: siteTime(at) };
    const isReported = isLost(site.lost, subject);
    return { subject, lost: unsafe.includes(kind) && (isReported || !accepted.includes(kind)) };
  });
}
