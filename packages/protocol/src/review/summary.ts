import type { AlertRule } from '../alert/state.ts';
import { type Severity, severities } from '../alert/severity.ts';
import { minutesBetween } from '../time.ts';
import { evolveVisit } from '../visit/evolve.ts';
import type { VisitRule } from '../visit/rules.ts';
import { isClosed, type VisitState } from '../visit/state.ts';
import type { AlertEntry, VisitTimeline } from './timeline.ts';

/** Durations in minutes; null when there is none. */
export type DurationStats = { count: number; median: number | null; longest: number | null };

/** [RV4] The figures of one night. */
export type NightSummary = {
  visits: Record<VisitState['status'], number>; // by status
  unannounced: number;
  loops: DurationStats & { slowest: string | null }; // of released visits, from admission to release; `slowest` is a plate
  fails: { rule: VisitRule; count: number }[]; // the most frequent first
  overrides: { asked: number; approved: number; denied: number; lapsed: number };
  deviations: { reported: number; breaches: number };
  alerts: Record<Severity, number>; // raised, or raised again
  acknowledged: Record<Severity, DurationStats>; // from ringing to the acknowledgement
  unacknowledged: number; // rang and were never acknowledged
  escalations: number;
  falseAlarms: { rule: AlertRule; closed: number; false: number }[]; // of every rule with an alert that a person closed
};

/** [RV4] The figures of a night, from the timelines of its visits. */
export function summarise(stories: readonly VisitTimeline[]): NightSummary {
  const states = stories.map(stateOf).filter((state) => state !== null);
  const events = stories.flatMap(({ visit }) => visit.map(({ event }) => event));
  const count = (type: (typeof events)[number]['type']) => events.filter((event) => event.type === type).length;
  const visits = {
    expected: 0,
    atGate: 0,
    inside: 0,
    atExit: 0,
    released: 0,
    refused: 0,
    escortedOut: 0,
    cancelled: 0,
    lapsed: 0,
  };
  for (const { status } of states) visits[status] += 1;
  return {
    visits,
    unannounced: states.filter(({ unannounced }) => unannounced).length,
    loops: loopsOf(states),
    fails: failsOf(events.flatMap((event) => (event.type === 'stepReported' ? event.findings : []))),
    overrides: {
      asked: count('overrideRequested'),
      approved: count('overrideApproved'),
      denied: count('overrideDenied'),
      lapsed: states.flatMap(({ overrides }) => overrides).filter(({ status }) => status === 'lapsed').length,
    },
    deviations: {
      reported: count('deviationReported'),
      breaches: events.filter((event) => event.type === 'deviationSettled' && event.verdict === 'breach').length,
    },
    ...alertsOf(stories.flatMap(({ alerts }) => alerts)),
  };
}

function stateOf({ visitId, visit }: VisitTimeline): VisitState | null {
  let state: VisitState | null = null;
  for (const entry of visit) state = evolveVisit(state, entry.event, entry, visitId);
  return state;
}

function loopsOf(states: readonly VisitState[]): NightSummary['loops'] {
  const loops = states.flatMap((visit) =>
    isClosed(visit) && visit.status === 'released' && visit.admittedAt !== null
      ? [{ plate: visit.declaration.plate, minutes: minutesBetween(visit.admittedAt, visit.closedAt) }]
      : [],
  );
  const slowest = loops.toSorted((a, b) => b.minutes - a.minutes)[0]?.plate ?? null;
  return { ...durationStats(loops.map(({ minutes }) => minutes)), slowest };
}

function failsOf(findings: readonly { rule: VisitRule; outcome: string }[]): NightSummary['fails'] {
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  return [...Map.groupBy(failed, ({ rule }) => rule)]
    .map(([rule, { length }]) => ({ rule, count: length }))
    .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

type OfAlerts = Pick<NightSummary, 'alerts' | 'acknowledged' | 'unacknowledged' | 'escalations' | 'falseAlarms'>;

function alertsOf(entries: readonly AlertEntry[]): OfAlerts {
  const alerts = Object.fromEntries(severities.map((severity) => [severity, 0])) as OfAlerts['alerts'];
  const minutes = Object.fromEntries(severities.map((s) => [s, [] as number[]])) as Record<Severity, number[]>;
  const closed = new Map<AlertRule, { closed: number; false: number }>();
  let [unacknowledged, escalations] = [0, 0];
  for (const ofAlert of Map.groupBy(entries, ({ id }) => id).values()) {
    let about: { rule: AlertRule; severity: Severity } | null = null;
    let ringsSince: number | null = null;
    let wasAcknowledged = false;
    for (const { event, at } of ofAlert) {
      if (event.type === 'alertRaised') about = { rule: event.alert.rule, severity: event.alert.severity };
      if (about === null) continue; // it was raised before the night began
      if (event.type === 'alertRepeated') about = { ...about, severity: event.severity };
      if (event.type === 'alertRaised' || event.type === 'alertRepeated') alerts[about.severity] += 1;
      if (rings.has(event.type)) ringsSince = at;
      if (event.type === 'alertAcknowledged') {
        if (ringsSince !== null) minutes[about.severity].push(minutesBetween(ringsSince, at));
        ringsSince = null;
        wasAcknowledged = true;
      }
      if (event.type === 'alertEscalated') escalations += 1;
      // [B8] An alert of severity `info` closes by itself.
      if (event.type === 'alertClosed' && about.severity !== 'info' && event.outcome !== 'by-rule') {
        const known = closed.get(about.rule) ?? { closed: 0, false: 0 };
        const isFalse = event.outcome === 'false-alarm' ? 1 : 0;
        closed.set(about.rule, { closed: known.closed + 1, false: known.false + isFalse });
      }
    }
    if (about !== null && about.severity !== 'info' && !wasAcknowledged) unacknowledged += 1;
  }
  return {
    alerts,
    acknowledged: {
      info: durationStats(minutes.info),
      warning: durationStats(minutes.warning),
      high: durationStats(minutes.high),
      critical: durationStats(minutes.critical),
    },
    unacknowledged,
    escalations,
    falseAlarms: [...closed].map(([rule, counts]) => ({ rule, ...counts })).toSorted((a, b) => b.false - a.false),
  };
}

const rings: ReadonlySet<string> = new Set(['alertRaised', 'alertRepeated', 'alertReraised', 'alertUnacknowledged']);

function durationStats(minutes: readonly number[]): DurationStats {
  const sorted = minutes.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]
      : sorted.length === 0
        ? undefined
        : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return { count: sorted.length, median: median ?? null, longest: sorted.at(-1) ?? null };
}
