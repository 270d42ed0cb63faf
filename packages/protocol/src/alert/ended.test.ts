import { describe, expect, it } from 'vitest';
import { endedAlert } from './ended.ts';
import { evolveAlert } from './evolve.ts';
import { begunAlert } from '../testing/alerts.ts';
import type { Severity } from './severity.ts';
import type { AlertState } from './state.ts';

const stamp = { at: 1, version: 1, by: { personId: null, name: 'clock', role: 'system' } } as const;

const raised = (severity: Severity): AlertState => begunAlert({ rule: 'visit.contact-over', severity });

const types = (alert: AlertState) => endedAlert(alert).map(({ type }) => type);

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
