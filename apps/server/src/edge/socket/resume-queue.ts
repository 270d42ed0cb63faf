import type { SystemTimers } from '../../ops/clock.ts';

/** A connection, as far as it matters whether what it was sent has left. */
export type SlowConnection = {
  isWritten(): boolean;
  onWritten(then: () => void): void;
  onClosed(then: () => void): void;
};

export type ResumeQueue = {
  /** Runs it when it is its turn; the next one's comes when what it sent has left, or its connection has taken too long. */
  admit<T>(connection: SlowConnection, follow: () => Promise<T>): Promise<T>;
};

const patienceMs = 2_000;

/**
 * [OF55] The answer to somebody who was away holds everything that they missed: when all come back at once, only so many
 * such answers wait in memory for their connections at one time. First come, first served; commands don't wait for it.
 */
export function openResumeQueue(most: number, systemClock: SystemTimers): ResumeQueue {
  const queue: (() => void)[] = [];
  let admitted = 0;

  function leave(): void {
    admitted -= 1;
    queue.shift()?.();
  }
  async function turn(): Promise<void> {
    if (admitted >= most) await new Promise<void>((resolve) => queue.push(resolve));
    admitted += 1;
  }

  return {
    async admit(connection, follow) {
      await turn();
      try {
        return await follow();
      } finally {
        if (connection.isWritten()) leave();
        else leaveOnce(connection, systemClock, leave);
      }
    },
  };
}

function leaveOnce(connection: SlowConnection, systemClock: SystemTimers, leave: () => void): void {
  let isGone = false;
  const once = () => {
    if (isGone) return;
    isGone = true;
    cancel();
    leave();
  };
  const cancel = systemClock.setTimer(patienceMs, once);
  connection.onWritten(once);
  connection.onClosed(once);
}
