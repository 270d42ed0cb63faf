import { describe, expect, it } from 'vitest';
import { administrator, gateOfficer, supervisorA, supervisorB } from '../testing/actors.ts';
import { nightAt, visitA } from '../testing/journey.ts';
import type { Night } from '../testing/night.ts';
import { decideAlert } from './decide.ts';
import { evolveAlert } from './evolve.ts';
import { severities } from './severity.ts';
import type { AlertState } from './state.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });

function rung(): { night: Night; alertId: string; alert: () => AlertState } {
  const night = nightAt('s1.dock');
  night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '核对' });
  const alertId = night.standing()[0]?.id ?? '';
  const alert = () => {
    const known = night.alerts.get(alertId);
    if (known === undefined) throw new RangeError('no alert');
    return known.state;
  };
  return { night, alertId, alert };
}

const acknowledge = (alertId: string, comment: string | null = null) =>
  ({ type: 'acknowledgeAlert', alertId, comment }) as const;
const close = (alertId: string, outcome: 'handled' | 'false-alarm' = 'handled') =>
  ({ type: 'closeAlert', alertId, outcome, note: '已办' }) as const;
const resume = (night: Night) => night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '继续' });

describe('an alert', () => {
  it('[B6] is acknowledged by one person, with a comment if they like', () => {
    const { night, alertId, alert } = rung();
    expect(night.ask(supervisorA, acknowledge(alertId, '我去看'))).toEqual(accepted);
    expect(alert().acknowledged).toMatchObject({ at: night.now, by: { personId: 'supervisor-1' }, comment: '我去看' });
    expect(night.ask(supervisorB, acknowledge(alertId))).toMatchObject({
      code: 'alert-acknowledged',
      params: { by: supervisorA.name },
    });
  });

  it('[B6] an acknowledgement can be taken back, with a reason that stays', () => {
    const { night, alertId, alert } = rung();
    const takeBack = { type: 'unacknowledgeAlert', alertId, reason: '按错' } as const;
    expect(night.ask(supervisorA, takeBack)).toEqual(refusedWith('alert-not-acknowledged'));
    night.ask(supervisorA, acknowledge(alertId));
    expect(night.ask(supervisorB, takeBack)).toEqual(accepted);
    expect(alert()).toMatchObject({
      acknowledged: null,
      comments: [{ text: '按错', by: { personId: 'supervisor-2' } }],
    });
    expect(night.ask(supervisorB, acknowledge(alertId))).toEqual(accepted);
  });

  it('[B6] is commented at any time until it is closed', () => {
    const { night, alertId, alert } = rung();
    const comment = { type: 'commentAlert', alertId, text: '处理中' } as const;
    night.ask(supervisorA, comment);
    resume(night);
    night.ask(administrator, comment);
    expect(alert().comments).toHaveLength(2);
  });

  it('[B3] that clears is not acknowledged by that', () => {
    const { night, alert } = rung();
    resume(night);
    expect(alert()).toMatchObject({ clearedAt: night.now, acknowledged: null, closed: null });
  });

  it('[B3] that is acknowledged has not cleared by that', () => {
    const { night, alertId, alert } = rung();
    night.ask(supervisorA, acknowledge(alertId));
    expect(alert().clearedAt).toBeNull();
  });

  it('[B3] is cleared by hand once', () => {
    const { night, alertId, alert } = rung();
    const clear = { type: 'clearAlert', alertId, note: '已恢复' } as const;
    expect(night.ask(supervisorA, clear)).toEqual(accepted);
    expect(alert().clearedAt).toBe(night.now);
    expect(night.ask(supervisorA, clear)).toEqual(refusedWith('alert-cleared'));
  });

  it('[B1] is an information, a warning, high or critical, in this order', () => {
    expect(severities).toEqual(['info', 'warning', 'high', 'critical']);
  });

  it('[B7] is closed when somebody has acknowledged it and its cause is gone', () => {
    const { night, alertId, alert } = rung();
    expect(night.ask(supervisorA, close(alertId))).toEqual(refusedWith('alert-not-acknowledged'));
    night.ask(supervisorA, acknowledge(alertId));
    expect(night.ask(supervisorA, close(alertId))).toEqual(refusedWith('alert-not-cleared'));
    resume(night);
    expect(night.ask(supervisorA, close(alertId))).toEqual(accepted);
    expect(alert().closed).toMatchObject({ at: night.now, outcome: 'handled', note: '已办' });
  });

  it('[B7] a false alarm is closed though its cause is still active', () => {
    const { night, alertId } = rung();
    night.ask(supervisorA, acknowledge(alertId));
    expect(night.ask(supervisorA, close(alertId, 'false-alarm'))).toEqual(accepted);
    expect(resume(night)).toEqual(accepted); // its cause ends later, and nothing is cleared any more
    expect(night.log.filter(({ id }) => id === alertId).at(-1)?.event.type).toBe('alertClosed');
  });

  it('[B4] that is closed stays as it is', () => {
    const { night, alertId, alert } = rung();
    night.ask(supervisorA, acknowledge(alertId));
    night.ask(supervisorA, close(alertId, 'false-alarm'));
    const before = alert();
    const requests = [
      acknowledge(alertId),
      { type: 'unacknowledgeAlert', alertId, reason: '按错' },
      { type: 'commentAlert', alertId, text: '补充' },
      { type: 'clearAlert', alertId, note: '已恢复' },
      close(alertId),
    ] as const;
    for (const request of requests) expect(night.ask(supervisorA, request)).toEqual(refusedWith('alert-closed'));
    expect(alert()).toEqual(before);
  });

  it('[B6] [A1] is not the gate’s to acknowledge', () => {
    const { night, alertId } = rung();
    expect(night.ask(gateOfficer, acknowledge(alertId))).toEqual(refusedWith('forbidden'));
  });

  it('[B1] that nobody knows is refused, and none is raised twice', () => {
    const { night, alert } = rung();
    expect(night.ask(supervisorA, acknowledge('nothing'))).toEqual(refusedWith('alert-unknown'));
    const command = { ...acknowledge('nothing'), commandId: 'c', observedAt: 0 };
    expect(decideAlert(null, command, { now: 0, site: night.site.state })).toEqual(refusedWith('alert-unknown'));
    const stamp = { at: 1, version: 2, by: { personId: null, name: 'clock', role: 'system' } } as const;
    const raised = { type: 'alertRaised', alert: alert() } as const;
    expect(() => evolveAlert(alert(), raised, stamp)).toThrow(RangeError);
    expect(() => evolveAlert(null, { type: 'alertCleared', note: null }, stamp)).toThrow(RangeError);
  });
});
