import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Act } from '../history.ts';
import type { Check } from './evidence.ts';

/** I1: what was acknowledged is in the feed where it was acknowledged, and what was refused is not in it. */
export const acknowledged: Check = ({ acts, feed }) => {
  const violations: string[] = [];
  const bySeq = new Map(feed.map((entry) => [entry.seq, entry]));
  const byCommand = Map.groupBy(feed, ({ commandId }) => commandId);
  let checked = 0;
  for (const act of acts) {
    if (act.mark === 'reused') continue; // the ID is another command's
    const entries = byCommand.get(act.commandId) ?? [];
    if (act.type === 'ok' && act.unchanged !== true) {
      checked += 1;
      violations.push(...lossOf(act, bySeq.get(act.seq ?? 0), entries));
    }
    if (act.type === 'refused') {
      checked += 1;
      const [done] = entries.filter((entry) => isEffect(entry));
      if (done !== undefined)
        violations.push(`${nameOf(act)} was refused (${act.code}) and is in the feed at ${done.seq}`);
    }
  }
  return { checked, violations };
};

function lossOf(act: Act, there: FeedEvent | undefined, entries: readonly FeedEvent[]): string[] {
  if (there === undefined) return [`${nameOf(act)} was acknowledged as ${act.seq}, and the feed has no such entry`];
  if (there.commandId !== act.commandId) {
    return [`${nameOf(act)} was acknowledged as ${act.seq}, where the feed has ${there.commandId}`];
  }
  if (entries.some(({ aggregate, version }) => aggregate !== 'audit' && version === act.version)) return [];
  return [`${nameOf(act)} was acknowledged with version ${act.version}, and the feed has another one`];
}

/** A refused attempt may leave a trace, and the alert of it. */
function isEffect({ aggregate, event }: FeedEvent): boolean {
  return (aggregate === 'visit' || aggregate === 'site') && event.type !== 'attemptRefused';
}

export function nameOf({ op, commandId, actor }: Act): string {
  return `${op} ${commandId} of ${actor}`;
}
