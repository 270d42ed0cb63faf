import type { Instant } from '../time.ts';

/** Settings of Redis, by what each of them is called there. One that is not right loses confirmed steps. */
export const redisSettings = ['appendonly', 'maxmemory-policy', 'appendfsync'] as const;
export type RedisSetting = (typeof redisSettings)[number];

/**
 * What is watched besides the vehicles, so that somebody is told when nobody watches: that a supervisor follows, that each
 * tablet on duty is heard of, that things happen while vehicles are here, that Redis keeps what was confirmed.
 */
export type WatchSubject =
  | { kind: RedisSetting; since: Instant }
  | { kind: 'nobody'; since: Instant }
  | { kind: 'feed'; since: Instant }
  | { kind: 'tablet'; personId: string; name: string; stations: string[]; since: Instant };

/** One of each kind, and one for each person whose tablet is silent. */
export function subjectKey(subject: WatchSubject): string {
  return subject.kind === 'tablet' ? `tablet.${subject.personId}` : subject.kind;
}

export function isLost(lost: readonly WatchSubject[], subject: WatchSubject): boolean {
  return lost.some((one) => subjectKey(one) === subjectKey(subject));
}
