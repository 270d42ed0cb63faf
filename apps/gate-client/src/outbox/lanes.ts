import type { Command } from '@cordon/protocol/wire/command.ts';
import type { OutboxItem } from './items.ts';

/** Records of one lane go one after the other; lanes do not wait for each other. */
export function laneOf(command: Command): string {
  if ('visitId' in command) return `visit:${command.visitId}`;
  if ('alertId' in command) return `alert:${command.alertId}`;
  return 'site';
}

/**
 * [U10] The records that may be sent now: of each lane the oldest that waits, if it is not being sent already. [U271] What
 * paper mode allows waits until its declaration has been answered.
 *
 * @param items in the queue's order
 * @param resting lanes whose last attempt failed, for a while
 * @param most how many may be on their way at one time
 */
export function sendable(
  items: readonly OutboxItem[],
  resting: ReadonlySet<string>,
  maySend: (item: OutboxItem) => boolean,
  most: number,
): OutboxItem[] {
  const busy = items.filter(({ state }) => state === 'sending').length;
  const seen = new Set<string>();
  const heads: OutboxItem[] = [];
  let isDeclaring = false;
  for (const item of items) {
    if (item.state !== 'saved' && item.state !== 'sending') continue;
    const lane = laneOf(item.command);
    const isHead = !seen.has(lane);
    seen.add(lane);
    const waits = isDeclaring && item.command.offline === true && item.command.type === 'reportStep';
    if (item.command.type === 'declarePaper') isDeclaring = true;
    if (isHead && item.state === 'saved' && !waits && !resting.has(lane) && maySend(item)) heads.push(item);
  }
  return heads.slice(0, Math.max(0, most - busy));
}
