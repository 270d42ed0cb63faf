import { describe, expect, it } from 'vitest';
import { siteAt } from '../testing/site.ts';
import type { PassDeadline } from '../wire/command.ts';
import { alertCommand } from './commands.ts';
import { decideAlert } from './decide.ts';
import { closedByRuleMs, dueOfAlert } from './due.ts';
import { endedAlert } from './ended.ts';
import { evolveAlert } from './evolve.ts';
import { begunAlert } from '../testing/alerts.ts';
import type { Severity } from './severity.ts';
import type { AlertState } from './state.ts';

const stamp = { at: 1, version: 1, by: { personId: null, name: 'clock', role: 'system' } } as const;

const raised = (severity: Severity): AlertState => begunAlert({ rule: 'visit.contact-over', severity });

const types = (alert: AlertState) => endedAlert(alert).map(({ type }) => type);

describe('[B18] an alert that has cleared and that nobody closes', () => {
  const cleared = (severity: Severity, acknowledged: AlertState['acknowledged'] = null): AlertState => ({
    ...raised(severity),
    acknowledged,
    clearedAt: 1_000,
  });
  const closing: PassDeadline = {
    type: 'passDeadline',
    commandId: '00000000-0000-4000-8000-000000000000',
    observedAt: 0,
    aggregate: 'alert:a',
    deadline: 'close:1000',
  };
  const decideAt = (alert: AlertState, now: number) => decideAlert(alert, closing, { now, site: siteAt(now) });

  it.each(['warning', 'high', 'critical'] as const)(
    '[B18] of severity %s is closed twelve hours later, by rule',
    (one) => {
      expect(dueOfAlert(cleared(one), [])).toEqual([{ key: 'close:1000', kind: 'close', at: 1_000 + closedByRuleMs }]);
      expect(decideAt(cleared(one), 999 + closedByRuleMs)).toMatchObject({ ok: false, code: 'deadline-not-due' });
      expect(decideAt(cleared(one), 1_000 + closedByRuleMs)).toMatchObject({
        ok: true,
        events: [{ type: 'alertClosed', outcome: 'by-rule', note: null }],
      });
    },
  );

  it('[B18] so is one that was acknowledged', () => {
    const acknowledged = { at: 2, version: 2, by: stamp.by, comment: null };
    expect(dueOfAlert(cleared('high', acknowledged), [])).toMatchObject([{ kind: 'close' }]);
  });

  it('[B18] not one whose cause is still active', () => {
    expect(dueOfAlert(raised('high'), []).map(({ kind }) => kind)).not.toContain('close');
    expect(decideAt(raised('high'), 1_000 + closedByRuleMs)).toMatchObject({ ok: false });
  });

  it('[B18] nobody can choose this outcome', () => {
    const by = { type: 'closeAlert', alertId: 'a', outcome: 'by-rule', note: null, observedAt: 0 };
    expect(alertCommand.safeParse({ ...by, commandId: '01932b1e-7e7e-7000-8000-000000000000' }).success).toBe(false);
    expect(
      alertCommand.safeParse({ ...by, outcome: 'handled', commandId: '01932b1e-7e7e-7000-8000-000000000000' }).success,
    ).toBe(true);
  });
});

describe('[B8] an alert whose cause has ended', () => {
  it('[B8] of an information nothing is left to do: it is cleared and closed', () => {
    expect(types(raised('info'))).toEqual(['alertCleared', 'alertClosed']);
  });

  it.each(['warning', 'high', 'critical'] as const)(
    '[B8] of severity %s still wants somebody to close it',
    (severity) => {
      expect(types(raised(severity))).toEqual(['alertCleared']);
    },
  );

  it('[B8] stays as it is when somebody cleared it before', () => {
    expect(types(evolveAlert(raised('info'), { type: 'alertCleared', note: 'seen' }, stamp))).toEqual([]);
  });
});
