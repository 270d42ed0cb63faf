import type { By } from '../roles.ts';
import { sameValue } from '../same-value.ts';
import { calledAfter, type ClockJump, jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import { type Instant, minuteMs } from '../time.ts';
import type { Versioned } from '../wire/feed.ts';
import type { Causes } from './causes.ts';
import { endedAlert } from './ended.ts';
import { evolveAlert } from './evolve.ts';
import { leaderOf, released } from './group.ts';
import { worse } from './severity.ts';
import type { AlertEvent, AlertState, RungAlert } from './state.ts';

type Occasion = { at: Instant; by: By };

/** An alert before and after the events of one commit. */
export type AppliedAlert = {
  id: string;
  before: number; // its version, 0 when it did not exist
  next: Versioned<AlertState>;
  stamped: { event: AlertEvent; version: number }[];
};

export type KnownAlerts = ReadonlyMap<string, Versioned<AlertState>>;

/**
 * What causes that come up and end do to their alerts: [B1] one is raised, or [B9] counted again while it is open; [B8] one
 * ends; [B10] what rang for others leaves them.
 *
 * @param known the alerts that `concernedBy` names, as they are stored
 */
export function applyCauses(
  { raise, clear }: Causes,
  known: KnownAlerts,
  site: SiteState,
  on: Occasion,
): AppliedAlert[] {
  const alerts = openAlerts(known, on);
  for (const cause of raise) {
    const leader = leaderOf(cause, raise, site);
    const policy = site.alerting.policies[cause.severity];
    const follows = leader !== null && (alerts.stands(leader) || raise.some(({ id }) => id === leader)) ? leader : null;
    alerts.take(cause.id, (alert) => rung(alert, { ...cause, policy, follows }, on.at, jumpsOf(site)));
  }
  for (const { id } of raise) alerts.follow(id);
  for (const id of clear) alerts.take(id, (alert) => (alert === null ? [] : endedAlert(alert)));
  alerts.release();
  return alerts.applied();
}

/** [B10] What somebody decided about one alert, and what that means for those that it rang for. */
export function applyDecided(
  id: string,
  events: readonly AlertEvent[],
  known: KnownAlerts,
  on: Occasion,
): AppliedAlert[] {
  const alerts = openAlerts(known, on);
  alerts.take(id, () => events);
  alerts.release();
  return alerts.applied();
}

/** The alerts of one commit, each folded on from its stored version. */
function openAlerts(known: KnownAlerts, on: Occasion) {
  const changed = new Map<string, AppliedAlert>();
  const now = (id: string) => changed.get(id)?.next ?? known.get(id) ?? null;

  function take(id: string, events: (alert: AlertState | null) => readonly AlertEvent[]): void {
    for (const event of events(now(id)?.state ?? null)) {
      const current = now(id);
      const version = (current?.version ?? 0) + 1;
      const next = { version, state: evolveAlert(current?.state ?? null, event, { ...on, version }) };
      const { before = current?.version ?? 0, stamped = [] } = changed.get(id) ?? {};
      changed.set(id, { id, before, next, stamped: [...stamped, { event, version }] });
    }
  }

  return {
    take,
    /** One that is over, by hand too, rings for nobody. */
    stands(id: string): boolean {
      const alert = now(id)?.state;
      return alert !== undefined && alert.closed === null && alert.clearedAt === null;
    },
    /** The alert that rings for this one knows it. */
    follow(id: string): void {
      const follows = now(id)?.state.follows ?? null;
      if (follows === null) return;
      take(follows, (leader) =>
        leader === null || leader.followers.includes(id) ? [] : [{ type: 'alertFollowed', alertId: id }],
      );
    },
    release(): void {
      for (const { next, stamped } of [...changed.values()]) {
        for (const id of next.state.followers) take(id, (alert) => released(alert, next.state, stamped));
      }
    },
    applied: () => [...changed.values()],
  };
}

function rung(alert: AlertState | null, cause: RungAlert, now: Instant, jumps: readonly ClockJump[]): AlertEvent[] {
  if (alert === null || alert.closed !== null) return [{ type: 'alertRaised', alert: cause }];
  // [W1] The same attempt within 60 s of the last one counted is not counted again.
  const isSoon = now < calledAfter(alert.lastAt, minuteMs, jumps);
  if (cause.rule === 'visit.attempt' && isSoon && sameValue(alert.params, cause.params)) return [];
  const severity = worse(alert.severity, cause.severity);
  const policy = severity === cause.severity ? cause.policy : alert.policy;
  return [{ type: 'alertRepeated', severity, policy, follows: cause.follows, params: cause.params }];
}
