import { administrator, gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { acknowledgeIt, alertOf, holdIt, resumeIt } from '@cordon/protocol/testing/alerts.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { verificationOf } from '@cordon/protocol/testing/reports.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { describe, expect, it } from 'vitest';
import { AlertModel } from './alert-model.ts';

/** What the feed would say of a night; the events of one commit share its command. */
function feedOf(night: Night): FeedEvent[] {
  let command = 0;
  return night.log.map((entry, i, all) => {
    const before = all[i - 1];
    // In the log of the rules alone, alerts come right after what raised or ended them; deadlines of alerts do not.
    const follows = entry.aggregate === 'alert' && before !== undefined && before.at === entry.at && !isOwn(entry);
    if (!follows) command += 1;
    const id = entry.aggregate === 'site' ? night.site.state.id : entry.id;
    return { ...entry, id, seq: i + 1, observedAt: entry.at, commandId: `c${command}`, stations: [] };
  });
}
const own = new Set(['alertEscalated', 'alertReraised', 'alertAcknowledged', 'alertSilenceOver']);
const isOwn = ({ event }: Night['log'][number]) => own.has(event.type);

/** A night with a bit of everything. */
function fullNight(): Night {
  const full = nightAt('verify-crew');
  report(full, 'verify-crew', { as: verificationOf(driver, { temperatureC: 39 }) });
  full.wait(3);
  acknowledgeIt(full, 'verify.temperature');
  full.wait(40);
  resumeIt(full);
  goTo(full, 's1.dock');
  full.wait(30);
  holdIt(full);
  full.wait(200);
  resumeIt(full);
  full.wait(1);
  full.ask(gateOfficer, { type: 'reportDeviation', visitId: visitA, kind: 'contact', text: null });
  full.wait(20);
  declare(full, visitB, { plate: '渝B12345' });
  goTo(full, 'seal', visitB);
  report(full, 's1.dock', { id: visitB });
  goTo(full, null);
  full.wait(5);
  // Somebody takes note of what is over already.
  for (const { state } of [...full.alerts.values()]) {
    if (state.clearedAt !== null && state.closed === null && state.acknowledged === null) {
      full.ask(supervisorA, { type: 'acknowledgeAlert', alertId: state.id, comment: null });
    }
  }
  full.wait(200);
  return full;
}

function judge(feed: readonly FeedEvent[], graceMs = 0) {
  const model = new AlertModel(graceMs);
  for (const told of feed) model.take(told);
  return { figures: model.close(), faults: model.faults };
}

describe('the model of what must ring', () => {
  const feed = feedOf(fullNight());

  it('agrees with the rules on a night with a bit of everything', () => {
    const { figures, faults } = judge(feed);
    expect(faults).toEqual([]);
    expect(figures.rang).toBeGreaterThan(8);
  });

  const first = (type: string) => feed.findIndex(({ event }) => event.type === type);
  const without = (type: string) => feed.filter((_, i) => i !== first(type));
  const later = (type: string, ms: number) =>
    feed.map((told, i) => (i === first(type) ? { ...told, at: told.at + ms } : told));

  it.each<[string, readonly FeedEvent[], 'missing' | 'extra']>([
    ['an alert that did not ring', without('alertRaised'), 'missing'],
    [
      'an alert that rang twice',
      feed.flatMap((told, i) => (i === first('alertRaised') ? [told, told] : [told])),
      'extra',
    ],
    ['a cause that nobody saw', without('deviationReported'), 'extra'],
    ['a deadline that never passed', without('deadlinePassed'), 'missing'],
    ['a deadline that passed early', later('deadlinePassed', -1), 'extra'],
    ['an escalation that was forgotten', without('alertEscalated'), 'missing'],
    ['an escalation before its time', later('alertEscalated', -1), 'extra'],
    ['in hand, and never asked again', without('alertReraised'), 'extra'], // what follows from it has no cause
    ['an alert that asks again too early', later('alertReraised', -1), 'extra'],
  ])('finds %s', (_, spoilt, kind) => {
    expect(judge(spoilt).figures[kind]).toBeGreaterThan(0);
  });

  it('lets a person be as quick as the clock', () => {
    expect(judge(without('deadlinePassed'), Number.POSITIVE_INFINITY).figures.missing).toBe(0);
  });

  it('hears of the site, too', () => {
    const locked = new Night();
    locked.ask(administrator, { type: 'setLockdown', reason: '演练' });
    locked.ask(supervisorA, { type: 'liftLockdown', reason: '完' });
    expect(judge(feedOf(locked))).toMatchObject({ figures: { missing: 0, extra: 0 }, faults: [] });
    expect(alertOf(locked, 'site.lockdown').clearedAt).not.toBeNull();
    expect(judge(feedOf(locked).filter(({ event }) => event.type !== 'alertRaised')).figures.missing).toBe(1);
  });
});
