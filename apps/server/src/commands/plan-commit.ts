import type { Facts } from '@cordon/protocol/decision.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Commit } from '../log/commit.ts';
import { siteRef } from '../log/keys.ts';
import type { Stored } from '../log/read.ts';
import type { Outcome } from '../log/receipt.ts';
import { alertOf, visitOf } from '../log/snapshot.ts';
import { changeAlert, clearedAlert, raisedAlert } from './change-alert.ts';
import { changeSite } from './change-site.ts';
import { changeVisit } from './change-visit.ts';
import type { Change, Occasion } from './change.ts';
import type { Gather } from './gather.ts';
import type { Target } from './target.ts';

export function occasionOf({ commandId, observedAt }: AnyCommand, { now, actor }: Facts): Occasion {
  return { at: now, observedAt, commandId, by: byOf(actor) };
}

/** Hands the command to the rules of its aggregate. */
export function decideOn(
  target: Target,
  stored: Stored | null,
  site: Versioned<SiteState>,
  facts: Facts,
  occasion: Occasion,
): Change {
  switch (target.kind) {
    case 'visit': {
      const current = stored && { version: stored.version, state: visitOf(stored.text) };
      return changeVisit(current, target.id, target.command, facts, occasion);
    }
    case 'site':
      return changeSite(site, target.command, facts, occasion);
    case 'alert': {
      const current = stored && { version: stored.version, state: alertOf(stored.text) };
      return changeAlert(current, target.id, target.command, occasion);
    }
    default:
      return target satisfies never;
  }
}

/** [C8] The alerts that the change causes or ends; one that was raised already stays the one that it is. */
export async function alertParts(
  { raise, clear }: Change,
  gather: Pick<Gather, 'alerts'>,
  occasion: Occasion,
): Promise<Pick<Commit, 'written' | 'entries'>> {
  if (raise.length + clear.length === 0) return { written: [], entries: [] };
  const known = await gather.alerts([...raise.map(({ id }) => id), ...clear]);
  const fresh = new Map(raise.filter(({ id }) => !known.has(id)).map((alert) => [alert.id, alert]));
  const parts = [
    ...[...fresh.values()].map((alert) => raisedAlert(alert, occasion)),
    ...clear.map((id) => known.get(id)).map((alert) => (alert === undefined ? null : clearedAlert(alert, occasion))),
  ].filter((part) => part !== null);
  return { written: parts.map(({ written }) => written), entries: parts.flatMap(({ entries }) => entries) };
}

export function outcomeOf({ refusal, version, written }: Change): Outcome {
  return refusal === null ? { ok: true, version, unchanged: written === null } : { ok: false, ...refusal };
}

/** [L4] What was only read is checked as well: the site always, and the target when nothing happened to it. */
export function readsOf(target: Target, stored: Stored | null, siteVersion: number, change: Change): Commit['read'] {
  const reads = [
    { ref: siteRef, version: siteVersion } as const,
    ...(target.ref === siteRef ? [] : [{ ref: target.ref, version: stored?.version ?? 0 }]),
  ];
  return reads.filter(({ ref }) => ref !== change.written?.ref);
}
