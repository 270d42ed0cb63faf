import { applyCauses, type KnownAlerts } from '@cordon/protocol/alert/apply.ts';
import type { Causes } from '@cordon/protocol/alert/causes.ts';
import { concernedBy } from '@cordon/protocol/alert/group.ts';
import type { Facts } from '@cordon/protocol/decision.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Commit } from '../log/commit.ts';
import { alertRef, siteRef } from '../log/keys.ts';
import type { Stored } from '../log/read.ts';
import type { Outcome } from '../log/receipt.ts';
import { visitOf } from '../log/snapshot.ts';
import { changeAlert, entriesOf, writtenOf } from './change-alert.ts';
import { changeAudit } from './change-audit.ts';
import { changeSite } from './change-site.ts';
import { changeVisit } from './change-visit.ts';
import type { Change, Occasion } from './change.ts';
import type { Gather } from './gather.ts';
import type { Target } from './target.ts';

export function occasionOf({ commandId, observedAt }: AnyCommand, { now, actor }: Facts): Occasion {
  // [OF68] Nobody observes what is still to come: the device's clock is wrong, and the record has the server's.
  return { at: now, observedAt: Math.min(observedAt, now), commandId, by: byOf(actor) };
}

/** Hands the command to the rules of its aggregate. */
export function decideOn(
  target: Target,
  stored: Stored | null,
  site: Versioned<SiteState>,
  alerts: KnownAlerts,
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
    case 'alert':
      return changeAlert(alerts, target.id, target.command, facts, occasion);
    case 'audit':
      return changeAudit(target.command, occasion);
    default:
      return target satisfies never;
  }
}

/** [C8] The alerts that the change raises or ends, and what follows from that for others. */
export async function alertParts(
  { causes, besides, written: changed }: Pick<Change, 'causes' | 'besides' | 'written'>,
  site: SiteState,
  gather: Pick<Gather, 'alerts'>,
  occasion: Occasion,
): Promise<Pick<Commit, 'read' | 'written' | 'entries'>> {
  const known = await alertsOf(causes, site, gather);
  const applied = [...besides, ...applyCauses(causes, known, site, occasion)];
  // That the clock was set counts for the very alert that says so.
  const jumps = jumpsOf(changed?.ref === siteRef ? changed.state : site);
  const written = applied.map((alert) => writtenOf(alert, jumps));
  // One that was only looked at must not have ended meanwhile: who follows it would never be heard.
  const read = [...known].map(([id, { version }]) => ({ ref: alertRef(id), version }));
  return {
    read: read.filter(({ ref }) => written.every((part) => part.ref !== ref)),
    written,
    entries: applied.flatMap((alert) => entriesOf(alert, occasion)),
  };
}

async function alertsOf(causes: Causes, site: SiteState, gather: Pick<Gather, 'alerts'>): Promise<KnownAlerts> {
  const known = await gather.alerts(concernedBy(causes, site));
  const followers = causes.clear.flatMap((id) => known.get(id)?.state.followers ?? []);
  return followers.length === 0 ? known : new Map([...known, ...(await gather.alerts(followers))]);
}

export function outcomeOf({ refusal, version, written }: Change): Outcome {
  return refusal === null ? { ok: true, version, unchanged: written === null } : { ok: false, ...refusal };
}

/** [L5] Who signs off does nothing after it: the record and the end of the session are one. */
export function endsSession(target: Target): boolean {
  return target.kind === 'audit' && target.command.event.type === 'signedOff';
}

/** [L4] What was only read is checked as well: the site always, and the target when nothing happened to it. */
export function readsOf(target: Target, stored: Stored | null, siteVersion: number, change: Change): Commit['read'] {
  const reads = [
    { ref: siteRef, version: siteVersion } as const,
    ...(target.ref === siteRef ? [] : [{ ref: target.ref, version: stored?.version ?? 0 }]),
  ];
  return reads.filter(({ ref }) => ref !== change.written?.ref);
}
