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

export type KnownAlerts = ReadonlyMap<string, Versioned<AlertState>>;

/** Of the alerts that end, those that they rang for: they must be known, too. */
export function followersOf({ clear }: Causes, known: KnownAlerts): string[] {
  return clear.flatMap((id) => known.get(id)?.state.followers ?? []);
}

/**
 * What a change means for alerts: [B1] one is raised, or [B9] counted again while it is open; [B8] one ends; [B10] what rang
 * for others leaves them, be it ended by its cause or by hand.
 *
 * @param known the alerts that `concernedBy` and `followersOf` name, or the one that the command is about with those that it
 *   rings for; as they are stored
 * @returns the alerts that change with it; the one that the command itself was about is not among them
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

/** The alerts of one commit, each folded on from its stored version. */
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
    /** @param others leaders that were changed by the command itself */
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
  // [W1] The same attempt within 60 s of the last one counted is not counted again.
  const isSoon = now < calledAfter(alert.lastAt, minuteMs, jumps);
  if (cause.rule === 'visit.attempt' && isSoon && sameValue(alert.params, cause.params)) return [];
  const severity = worse(alert.severity, cause.severity);
  const policy = severity === cause.severity ? cause.policy : alert.policy;
  return [{ type: 'alertRepeated', severity, policy, follows: cause.follows, params: cause.params }];
}
