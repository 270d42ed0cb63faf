import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { changeAlerts, followersOf, type KnownAlerts } from '@cordon/protocol/engine/alerts.ts';
import { effectsOf, type Effects, type Written } from '@cordon/protocol/engine/change.ts';
import { concernedBy } from '@cordon/protocol/alert/group.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Commit } from '../log/commit.ts';
import { alertRef } from '../log/keys.ts';
import type { Gather } from './gather.ts';
import type { Planned } from './judge.ts';

/**
 * [C8] Makes one commit of the judged commands, with the alerts that they raise or end, and what follows for other alerts.
 *
 * @throws RangeError when two commands are about the same aggregate: each was judged without the other
 */
export async function planCommit(
  all: readonly Planned[],
  gather: Pick<Gather, 'alerts'>,
): Promise<Pick<Commit, 'receipts' | 'read' | 'author'> & Effects> {
  const refs = new Set(all.map(({ target }) => target.ref));
  if (refs.size < all.length) throw new RangeError('two commands of one commit are about the same aggregate');
  const known = new Map<string, Versioned<AlertState>>(); // as the commands before this one have left them
  const looked = new Map<string, number>(); // the versions that were found in the store
  const effects: Effects[] = [];
  for (const planned of all) {
    for (const [id, alert] of await alertsFor(planned, gather)) {
      looked.set(id, looked.get(id) ?? alert.version);
      known.set(id, known.get(id) ?? alert);
    }
    effects.push(effectsWith(planned, known));
  }
  const written = merged(effects.flatMap((each) => each.written));
  // An alert that was only read must not have ended meanwhile: one that follows it would then never ring.
  const readAlerts = [...looked].map(([id, version]) => ({ ref: alertRef(id), version }));
  const read = unique([...all.flatMap((each) => each.read), ...readAlerts]);
  return {
    receipts: all.map(({ meta: { commandId }, fingerprint, outcome }) => ({ commandId, fingerprint, outcome })),
    author: all[0]?.author ?? null,
    read: read.filter(({ ref }) => written.every((part) => part.ref !== ref)),
    written,
    entries: effects.flatMap(({ entries }) => entries),
    claims: effects.flatMap(({ claims }) => claims),
  };
}

/** @param known is updated: the alerts as they are after this command */
function effectsWith({ change, site, meta }: Planned, known: Map<string, Versioned<AlertState>>): Effects {
  const alerts = changeAlerts(change, known, site.state, meta);
  for (const { id, after } of alerts) known.set(id, after);
  const all = change.changed === null ? alerts : [change.changed, ...alerts];
  const effects = effectsOf(all, site.state, meta);
  return change.noted === null ? effects : { ...effects, entries: [change.noted, ...effects.entries] };
}

async function alertsFor(
  { alerts, change: { causes }, site }: Planned,
  gather: Pick<Gather, 'alerts'>,
): Promise<KnownAlerts> {
  const known = await gather.alerts(concernedBy(causes, site.state));
  const followers = followersOf(causes, known);
  return new Map([...alerts, ...known, ...(followers.length === 0 ? [] : await gather.alerts(followers))]);
}

/** An alert that several commands change is written once. */
function merged(all: readonly Written[]): Written[] {
  const byRef = new Map<AggregateRef, Written>();
  for (const written of all) {
    const { before } = byRef.get(written.ref) ?? written;
    byRef.set(written.ref, { ...written, before });
  }
  return [...byRef.values()];
}

/** When the site changed between two reads, both versions are checked, and the commit finds the conflict. */
function unique(reads: Commit['read']): Commit['read'] {
  return [...new Map(reads.map((read) => [`${read.ref} ${read.version}`, read])).values()];
}
