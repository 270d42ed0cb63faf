import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { type Seen, silencesOf, unsafeSettingsOf } from './silences.ts';

const site: SiteState = siteAt(tenAtNight);
const { nobodyMinutes, feedMinutes, tabletMinutes } = site.alerting.watch;
const begun = 1_000 * hourMs;
const siteTime = (at: number) => at;

/** Which of the findings are missing, so many minutes after this process began to keep watch. */
function lostAfter(minutes: number, isNight: boolean, seen: Partial<Seen> = {}): string[] {
  const all = { begun, moved: begun, supervisor: null, people: [], ...seen };
  const found = silencesOf(site, isNight, all, { now: begun + minutes * minuteMs, siteTime });
  return found.flatMap(({ subject, lost }) => (lost ? [subject.kind] : []));
}

describe('what is missing on a site', () => {
  const long = Math.max(nobodyMinutes, feedMinutes) + 1;

  it('[T9] a supervisor and movement are missing only while vehicles are here', () => {
    expect(lostAfter(long, true)).toEqual(['nobody', 'feed']);
    expect(lostAfter(long, false)).toEqual([]);
  });

  it('[T9] what was missing before this process began does not count', () => {
    const earlier = { supervisor: begun - 10 * hourMs };
    expect(lostAfter(Math.min(nobodyMinutes, feedMinutes) - 1, true, earlier)).toEqual([]);
  });

  it('[T9] a tablet is missing after its time, and no longer once its shift must be over', () => {
    const [member] = demoSite(tenAtNight).staff.filter(({ active, role }) => active && role === 'gate');
    if (member === undefined) throw new Error('the demo site has nobody at the gate');
    const people = [{ personId: member.personId, at: begun }];
    expect(lostAfter(tabletMinutes - 1, false, { people })).toEqual([]);
    expect(lostAfter(tabletMinutes + 1, false, { people })).toEqual(['tablet']);
    expect(lostAfter(12 * 60, false, { people })).toEqual([]);
  });

  it('[RH10] settings of Redis count only when this process has found them', () => {
    const found = { at: begun, unsafe: ['appendonly', 'appendfsync'], accepted: ['appendfsync'] } as const;
    const lost = (at: number) =>
      unsafeSettingsOf(site, { ...found, at }, begun, siteTime).flatMap(({ subject, lost: is }) =>
        is ? [subject.kind] : [],
      );
    expect(lost(begun)).toEqual(['appendonly']);
    expect(lost(begun - 1)).toEqual([]);
  });
});
