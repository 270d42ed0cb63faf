import type { Instant } from '../time.ts';

/**
 * What is watched besides the vehicles, so that somebody is told when nobody watches: that a supervisor follows, that each
 * tablet on duty is heard of, that things happen while vehicles are here.
 */
export type WatchSubject =
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
