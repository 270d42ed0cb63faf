import { describe, expect, it } from 'vitest';
import { supervisorA } from '../testing/actors.ts';
import { Night } from '../testing/night.ts';
import { readSite } from '../testing/read-back.ts';
import { siteAt, tenAtNight } from '../testing/site.ts';
import { hourMs, minuteMs } from '../time.ts';
import { siteNoticeKinds, siteNotices } from './notices.ts';

const noticesOf = (night: Night) => siteNotices(night.site.state, night.now);

describe('what everybody has to know', () => {
  it('[U296] is nothing on a quiet night', () => {
    expect(noticesOf(new Night())).toEqual([]);
  });

  it('[U296] is a lockdown, by whom, since when and why, until it is lifted', () => {
    const night = new Night();
    const since = night.now;
    night.ask(supervisorA, { type: 'setLockdown', reason: 'An incident on the campus' });
    night.wait(5);
    expect(noticesOf(night)).toMatchObject([
      { kind: 'lockdown', by: { name: supervisorA.name }, since, reason: 'An incident on the campus' },
    ]);
    night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
    expect(noticesOf(night)).toEqual([]);
  });

  it('[U296] has another key each time it begins, so that it is announced again', () => {
    const night = new Night();
    const keys = [1, 2].map(() => {
      night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
      const [notice] = noticesOf(night);
      night.wait(1);
      night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
      return notice?.key;
    });
    expect(new Set(keys).size).toBe(2);
  });

  it('[U296] is the server’s clock for an hour after it was set, by a minute or more', () => {
    const jump = { at: tenAtNight, byMs: 31 * minuteMs, measured: true, boot: 'a', bootedAt: 0 };
    const at = (now: number, change: Partial<typeof jump> = {}) =>
      siteNotices(siteAt(tenAtNight, { clockJumps: [{ ...jump, ...change }] }), now).map(({ kind }) => kind);
    expect(at(tenAtNight)).toEqual(['clock-set']);
    expect(at(tenAtNight + hourMs - 1, { byMs: -minuteMs })).toEqual(['clock-set']);
    expect(at(tenAtNight + hourMs)).toEqual([]);
    expect(at(tenAtNight, { byMs: minuteMs - 1 })).toEqual([]);
    expect(at(tenAtNight, { measured: false })).toEqual([]); // the machine was only off
  });

  it('[U297] is campus clear that was revoked, until it is declared again', () => {
    const night = new Night();
    const since = night.now;
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    expect(noticesOf(night)).toMatchObject([
      { kind: 'clear-revoked', by: { name: supervisorA.name }, since, reason: '有人未归' },
    ]);
    night.ask(supervisorA, { type: 'declareClear', until: night.now + hourMs, statement: '已清点' });
    expect(noticesOf(night)).toEqual([]);
  });

  it('[U297] is campus clear whose time is over, also on a tablet that has not received the event', () => {
    const night = new Night();
    const until = night.site.state.clear?.until ?? 0;
    const before = night.site.state;
    expect(siteNotices(before, until - 1)).toEqual([]);
    const [alone] = siteNotices(before, until);
    expect(alone).toMatchObject({ kind: 'clear-expired', since: until });
    night.wait((until - night.now) / minuteMs);
    expect(noticesOf(night)).toEqual([alone]);
  });

  it('[U296] is paper mode, by whom and since when, until it is ended', () => {
    const paper = [
      { by: { personId: 'gate-1', name: '门岗一号', role: 'gate' as const }, from: 1, until: 2, reason: '演练' },
      {
        by: { personId: 'gate-1', name: '门岗一号', role: 'gate' as const },
        from: tenAtNight - 3,
        until: null,
        reason: '断网',
      },
    ];
    expect(siteNotices(siteAt(tenAtNight, { paper }), tenAtNight)).toMatchObject([
      { kind: 'paper', by: { name: '门岗一号' }, since: tenAtNight - 3, reason: '断网' },
    ]);
    const over = siteNotices(siteAt(tenAtNight, { paper }), tenAtNight - 3 + 12 * 60 * minuteMs);
    expect(over.map(({ kind }) => kind)).not.toContain('paper'); // [OF69] no event needed
  });

  it('[U296] begins with the gravest, and nothing stands twice', () => {
    const night = new Night();
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
    const kinds = noticesOf(night).map(({ kind }) => kind);
    expect(kinds).toEqual(['lockdown', 'clear-revoked']);
    expect(siteNoticeKinds.indexOf('lockdown')).toBe(0);
  });

  it('[U297] opens a site that an earlier build stored, which does not know how campus clear ended', () => {
    const { clearEnded: _, clockJumps: __, ...stored } = siteAt(tenAtNight, { clear: null });
    expect(siteNotices(readSite(stored), tenAtNight)).toEqual([]);
  });
});
