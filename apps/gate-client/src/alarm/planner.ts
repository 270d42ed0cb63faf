import type { Severity } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { ringsFor } from '../watch/alert-place.ts';
import { lengthOf, type PatternName, patterns } from './patterns.ts';

/** One alarm that wants to be heard; its key is another one each time it begins to ring. */
export type Ring = { key: string; pattern: PatternName };

/** What was sounded last, when, and for which alarms. */
export type Sounded = { pattern: PatternName; at: number; keys: ReadonlySet<string> };

export type Sound = { pattern: PatternName; at: number };

export function patternOf(severity: Severity): PatternName | null {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'high';
    case 'warning':
      return 'medium';
    case 'info':
      return null;
    default:
      return severity satisfies never;
  }
}

export function ringsOf(alerts: readonly AlertState[], role: Role): Ring[] {
  return alerts
    .filter((alert) => ringsFor(alert, role))
    .flatMap(({ id, rung, severity }) => {
      const pattern = patternOf(severity);
      return pattern === null ? [] : [{ key: `${id}:${rung.version}`, pattern }];
    });
}

/**
 * [U203] Which pattern is due next, and when: the worst alarm's, at once for one that has not been heard yet, else when
 * its pause is over. A worse one does not wait for the end of a lesser pattern.
 *
 * @returns null when nothing rings
 */
export function planSound(rings: readonly Ring[], last: Sounded | null, now: number): Sound | null {
  if (rings.length === 0) return null;
  const pattern: PatternName = rings.some((ring) => ring.pattern === 'high') ? 'high' : 'medium';
  if (last === null) return { pattern, at: now };
  if (rings.every(({ key }) => last.keys.has(key))) {
    return { pattern, at: Math.max(now, last.at + patterns[pattern].everyMs) };
  }
  const worse = pattern === 'high' && last.pattern === 'medium';
  return { pattern, at: worse ? now : Math.max(now, last.at + lengthOf(last.pattern)) };
}
