import { alertAggregate } from '../alert/aggregate.ts';
import type { Causes } from '../alert/causes.ts';
import { endedAlert } from '../alert/ended.ts';
import { leaderOf, released } from '../alert/group.ts';
import { worse } from '../alert/severity.ts';
import type { AlertEvent, AlertState, RungAlert } from '../alert/state.ts';
import { sameValue } from '../same-value.ts';
import { calledAfter, type ClockJump, jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import { type Instant, minuteMs } from '../time.ts';
import type { Versioned } from '../wire/feed.ts';
import type { Change, Changed, CommandMeta } from './change.ts';

type Meta = Pick<CommandMeta, 'at' | 'by'>;
type ChangedAlert = Changed<AlertState, AlertEvent>;

/** The stored alerts that a change may affect, by ID. */
export type KnownAlerts = ReadonlyMap<string, Versioned<AlertState>>;

/** The followers of the alerts that end. They must be loaded, too. */
export function followersOf({ clear }: Causes, known: KnownAlerts): string[] {
  return clear.flatMap((id) => known.get(id)?.state.followers ?? []);
}

/**
 * What a change does to alerts. [B1] A cause raises an alert, or [B9] is counted in the open one. [B8] An alert whose
 * cause ended is cleared. [B10] When a leading alert is over, by its cause or by hand, its followers are released.
 *
 * @param known the stored alerts that `concernedBy` and `followersOf` name, or the alert of the command and its
 *   followers
 * @returns the alerts that change; without the one that the command itself was about
 */
export function changeAlerts(
  { changed, causes: { raise, clear } }: Pick<Change, 'changed' | 'causes'>,
  known: KnownAlerts,
  site: SiteState,
  on: Meta,
): ChangedAlert[] {
  const alerts = openAlerts(known, on);
  for (const cause of raise) {
    const leader = leaderOf(cause, raise, site);
    const policy = site.alerting.policies[cause.severity];
    const follows = leader !== null && (alerts.stands(leader) || raise.some(({ id }) => id === leader)) ? leader : null;
    alerts.take(cause.id, (alert) => rung(alert, { ...cause, policy, follows }, on.at, jumpsOf(site)));
  }
  for (const { id } of raise) alerts.follow(id);
  for (const id of clear) alerts.take(id, (alert) => (alert === null ? [] : endedAlert(alert)));
  alerts.release(isAlert(changed) ? [changed] : []);
  return alerts.changed();
}

function isAlert(changed: Changed | null): changed is ChangedAlert {
  return changed?.definition.name === alertAggregate.name;
}

/** The alerts of one commit, each folded from its stored version. */
function openAlerts(known: KnownAlerts, on: Meta) {
  const changed = new Map<string, ChangedAlert>();
  const now = (id: string) => changed.get(id)?.after ?? known.get(id) ?? null;

  function take(id: string, events: (alert: AlertState | null) => readonly AlertEvent[]): void {
    for (const event of events(now(id)?.state ?? null)) {
      const current = now(id);
      const version = (current?.version ?? 0) + 1;
      const stamp = { ...on, version };
      const after = { version, state: alertAggregate.evolve(current?.state ?? null, event, stamp, id) };
      const { before = current, stamped = [] } = changed.get(id) ?? {};
      changed.set(id, { definition: alertAggregate, id, before, after, stamped: [...stamped, { event, version }] });
    }
  }

  return {
    take,
    /** Whether the alert is open and its cause lasts. One that is not rings for no other. */
    stands(id: string): boolean {
      const alert = now(id)?.state;
      return alert !== undefined && alert.closed === null && alert.clearedAt === null;
    },
    /** Tells the leading alert that this one follows it. */
    follow(id: string): void {
      const follows = now(id)?.state.follows ?? null;
      if (follows === null) return;
      take(follows, (leader) =>
        leader === null || leader.followers.includes(id) ? [] : [{ type: 'alertFollowed', alertId: id }],
      );
    },
    /** @param others leaders that the command itself changed */
    release(others: readonly ChangedAlert[]): void {
      for (const { after, stamped } of [...others, ...changed.values()]) {
        for (const id of after.state.followers) take(id, (alert) => released(alert, after.state, stamped));
      }
    },
    changed: () => [...changed.values()],
  };
}

function rung(alert: AlertState | null, cause: RungAlert, now: Instant, jumps: readonly ClockJump[]): AlertEvent[] {
  if (alert === null || alert.closed !== null) return [{ type: 'alertRaised', alert: cause }];
  // [W1] The same attempt within 60 s of the last counted one is not counted again.
  const isSoon = now < calledAfter(alert.lastAt, minuteMs, jumps);
  if (cause.rule === 'visit.attempt' && isSoon && sameValue(alert.params, cause.params)) return [];
  const severity = worse(alert.severity, cause.severity);
  const policy = severity === cause.severity ? cause.policy : alert.policy;
  return [{ type: 'alertRepeated', severity, policy, follows: cause.follows, params: cause.params }];
}
