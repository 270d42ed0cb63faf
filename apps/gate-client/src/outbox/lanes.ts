import type { Command } from '@cordon/protocol/wire/command.ts';
import type { OutboxItem } from './items.ts';
import { backoffMs, fullJitter } from '@cordon/protocol/backoff.ts';
import type { Timers } from '../clock/ticker.ts';

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
 * @param backoff lanes whose last attempt failed, for a while
 * @param most how many may be on their way at one time
 */
export function sendable(
  items: readonly OutboxItem[],
  backoff: ReadonlySet<string>,
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
    if (isHead && item.state === 'saved' && !waits && !backoff.has(lane) && maySend(item)) heads.push(item);
  }
  return heads.slice(0, Math.max(0, most - busy));
}

const sendingAgain = fullJitter(500, 1_000, 30_000);

/** Lanes whose last attempt failed. Each backs off by itself, and delays no other one. */
type LaneBackoff = {
  lanes(): ReadonlySet<string>;
  /** @param isServer the server was unavailable: the cause is not in this lane */
  failed(lane: string, isServer: boolean): void;
  /** [T13] The server has answered: lanes that wait because it was unavailable are tried at once. */
  worked(lane: string): void;
  /** The connection is back: no lane waits any longer. */
  wakeAll(): void;
};

/** [U12] @param onRested a lane may be tried again */
export function createLaneBackoff(timers: Timers, random: () => number, onRested: () => void): LaneBackoff {
  const attempts = new Map<string, number>();
  const waiting = new Map<string, unknown>(); // the timer of each
  const forTheServer = new Set<string>();
  const wokenBefore = new Set<string>(); // woken by the success of another lane, and failed again: the cause is in this lane

  function forget(lane: string): void {
    timers.clearTimeout(waiting.get(lane));
    waiting.delete(lane);
    attempts.delete(lane);
    forTheServer.delete(lane);
    wokenBefore.delete(lane);
  }

  return {
    lanes: () => new Set(waiting.keys()),
    failed(lane, isServer) {
      if (isServer && !wokenBefore.has(lane)) forTheServer.add(lane);
      const attempt = (attempts.get(lane) ?? 0) + 1;
      attempts.set(lane, attempt);
      timers.clearTimeout(waiting.get(lane));
      const rested = () => {
        waiting.delete(lane);
        onRested();
      };
      waiting.set(lane, timers.setTimeout(rested, backoffMs(sendingAgain, attempt, random())));
    },
    worked(lane) {
      forget(lane);
      for (const other of forTheServer) {
        timers.clearTimeout(waiting.get(other));
        waiting.delete(other);
        wokenBefore.add(other);
      }
      forTheServer.clear();
    },
    wakeAll() {
      for (const lane of [...attempts.keys()]) forget(lane);
    },
  };
}
