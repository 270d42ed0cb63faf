import type { Instant } from '../time.ts';

/** Settings of Redis, by their own names. A wrong one loses confirmed steps. */
export const redisSettings = ['appendonly', 'maxmemory-policy', 'appendfsync'] as const;
export type RedisSetting = (typeof redisSettings)[number];

/**
 * What the watch observes, so that somebody is alerted when nobody watches: that a supervisor is connected, that each
 * tablet on duty is seen, that the feed grows while vehicles are here, that Redis keeps what was confirmed.
 */
export type WatchSubject =
  | { kind: RedisSetting; since: Instant }
  | { kind: 'nobody'; since: Instant }
  | { kind: 'feed'; since: Instant }
  | { kind: 'tablet'; personId: string; name: string; stations: string[]; since: Instant };

/** One key for each kind, and for each person whose tablet is not seen. */
export function subjectKey(subject: WatchSubject): string {
  return subject.kind === 'tablet' ? `tablet.${subject.personId}` : subject.kind;
}

/** Whether this subject is reported as lost already. */
export function isLost(lost: readonly WatchSubject[], subject: WatchSubject): boolean {
  return lost.some((one) => subjectKey(one) === subjectKey(subject));
}
