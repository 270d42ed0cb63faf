import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Act } from '../history.ts';
import { nameOf } from './acknowledged.ts';
import type { Check } from './evidence.ts';

/** One command may judge several reports again; all its other events are single. */
const mayRepeat = new Set<string>(['findingsRecomputed']);

/** I3: each command takes effect once, in one commit, and all answers to it are the same. Its ID is good for it alone. */
export const once: Check = ({ acts, feed }) => {
  const violations: string[] = [];
  const byCommand = Map.groupBy(feed, ({ commandId }) => commandId);
  for (const [commandId, entries] of byCommand) violations.push(...effectsOf(commandId, entries));
  const answers = new Map<string, string>();
  for (const act of acts) {
    if (act.type !== 'ok' && act.type !== 'refused') continue;
    if (act.mark === 'reused') {
      if (act.type === 'ok') violations.push(`${nameOf(act)} was accepted with the ID of another command`);
      continue;
    }
    const answer = answerOf(act);
    const before = answers.get(act.commandId);
    if (before !== undefined && before !== answer) {
      violations.push(`${nameOf(act)} was answered in two ways: ${before} and ${answer}`);
    }
    answers.set(act.commandId, before ?? answer);
  }
  return { checked: byCommand.size + answers.size, violations };
};

function effectsOf(commandId: string, entries: readonly FeedEvent[]): string[] {
  const faults: string[] = [];
  const [first, last] = [entries[0]?.seq ?? 0, entries.at(-1)?.seq ?? 0];
  if (last - first + 1 !== entries.length)
    faults.push(`${commandId} was written in two commits, from ${first} to ${last}`);
  const seen = new Set<string>();
  for (const { aggregate, id, event, seq } of entries) {
    const name = `${aggregate} ${id} ${event.type}`;
    if (seen.has(name) && !mayRepeat.has(event.type))
      faults.push(`${commandId} had the effect ${name} twice, at ${seq}`);
    seen.add(name);
  }
  return faults;
}

/* Without the time of the answer, and without the feed's name, which may change. */
function answerOf({ type, seq, version, unchanged, code }: Act): string {
  return type === 'ok' ? `ok ${seq} ${version} ${String(unchanged)}` : `refused ${code}`;
}
