import { useMemo } from 'react';
import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { usePerson } from '../session/session-store.ts';
import { usePicture } from '../state/picture-store.ts';
import { alertsInOrder } from '../watch/alert-groups.ts';
import { ringsFor } from '../watch/alert-place.ts';
import type { PatternName } from './patterns.ts';
import { patternOf } from './planner.ts';

export type Ringing = { alerts: readonly AlertState[]; loudest: PatternName | null };

/** What rings for the person of this window, the worst first. */
export function useRinging(): Ringing {
  const known = usePicture((picture) => picture.alerts);
  const role = usePerson()?.role;
  return useMemo(() => {
    const all = alertsInOrder(Object.values(known).map(({ state }) => state));
    const alerts = role === undefined ? [] : all.filter((alert) => ringsFor(alert, role));
    const worst = alerts.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))[0];
    return { alerts, loudest: worst === undefined ? null : patternOf(worst.severity) };
  }, [known, role]);
}
