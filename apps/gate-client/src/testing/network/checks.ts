import { sameValue } from '@cordon/protocol/same-value.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { pictureOf } from '../../state/picture.ts';
import { snapshotOf } from '../night.ts';
import type { SiteServer } from './site-server.ts';
import type { Tablet } from './tablet.ts';

/** Everything that a run must leave true, in words; none when it does. Asked when all links work again and all is quiet. */
export async function faultsOf(server: SiteServer, tablets: readonly Tablet[]): Promise<string[]> {
  const perTablet = await Promise.all(tablets.map((tablet) => faultsOfTablet(server, tablet)));
  return [...faultsOfFeed(server), ...perTablet.flat()];
}

/** [I2] [I3] The feed alone: no number is missing, each command was done at one place in it, and it folds to what is stored. */
function faultsOfFeed({ feed, night }: SiteServer): string[] {
  const faults: string[] = [];
  const ended = new Set<string>();
  const folded = new Map<string, { version: number; state: VisitState }>();
  for (const [index, entry] of feed.entries()) {
    if (entry.seq !== index + 1) faults.push(`I4: entry ${index + 1} of the feed is number ${entry.seq}`);
    if (feed[index - 1]?.commandId !== entry.commandId) {
      if (ended.has(entry.commandId)) faults.push(`I3: ${entry.commandId} was done twice`);
      ended.add(entry.commandId);
    }
    if (entry.aggregate !== 'visit') continue;
    const before = folded.get(entry.id);
    if (entry.version !== (before?.version ?? 0) + 1) faults.push(`I2: ${entry.id} has a hole before ${entry.version}`);
    const state = evolveVisit(before?.state ?? null, entry.event, entry, entry.id);
    folded.set(entry.id, { version: entry.version, state });
  }
  for (const [id, stored] of night.visits) {
    if (!sameValue(folded.get(id), stored)) faults.push(`I2: ${id} is not what its events make of it`);
  }
  return faults;
}

async function faultsOfTablet(server: SiteServer, tablet: Tablet): Promise<string[]> {
  const { night, feed, receipts, forgotten, isUnnoticed } = server;
  const { name, store, saved, window } = tablet;
  const faults: string[] = [];
  const inFeed = new Set(feed.map(({ commandId }) => commandId));
  const traces = new Map((await store.traces()).map((trace) => [trace.commandId, trace]));
  const kept = new Map((await store.load()).items.map((item) => [item.command.commandId, item]));
  for (const commandId of saved) {
    const receipt = receipts.get(commandId)?.ack;
    const trace = traces.get(commandId);
    const item = kept.get(commandId);
    if (trace === undefined && item === undefined) faults.push(`I1: ${name} has lost ${commandId}`);
    if (receipt === undefined) {
      // What the older copy does not know: a decision is made again by people, and a refusal stays on its device. Of a copy
      // that nobody has noticed, only those know who have seen an entry that is lost.
      const isRefused = item?.state === 'refused' || trace?.outcome === 'refused';
      const isSettled = isRefused || trace?.type === 'resumeVisit' || (isUnnoticed && trace !== undefined);
      if (!(forgotten.has(commandId) && isSettled)) faults.push(`I1: ${commandId} of ${name} is not with the server`);
    } else if (item !== undefined && item.state !== 'refused')
      faults.push(`I1: ${commandId} of ${name} is ${item.state}`);
    else if (item !== undefined && receipt.ok && !forgotten.has(commandId)) {
      // A refusal that an older copy has forgotten stays on its device, though a late packet may be carried out there.
      faults.push(`I1: ${commandId} is refused on ${name} and was accepted`);
    }
    if (receipt?.ok === true && !receipt.unchanged && !inFeed.has(commandId)) {
      faults.push(`I1: ${commandId} was confirmed to ${name} and is in no event`);
    }
  }
  const { state: link } = tablet.linkState;
  if (link !== 'live') faults.push(`I4: ${name} is ${link}`);
  const confirmed = window.confirmed.getState();
  if (confirmed.seq !== feed.length) faults.push(`I4: ${name} stands at ${confirmed.seq} of ${feed.length}`);
  for (const line of confirmed.feed) {
    if (!sameValue(feed[line.seq - 1], line)) faults.push(`I4: ${name} was told ${line.seq} of another history`);
  }
  const { visits, site } = pictureOf(snapshotOf(night), { feed: '', seq: feed.length, mark: '' }, 0, []);
  if (!sameValue(confirmed.visits, visits) || !sameValue(confirmed.site, site)) {
    faults.push(`I4: ${name} does not show what the server has`);
  }
  if (tablet.waiting === 0 && window.picture.getState() !== confirmed) {
    faults.push(`I4: ${name} shows something besides, with nothing waiting`);
  }
  return faults;
}
