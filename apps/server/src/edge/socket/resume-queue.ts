import type { SystemTimers } from '../../ops/clock.ts';

/** A connection, as far as it is known whether what was sent on it has left the process. */
export type SlowConnection = {
  isWritten(): boolean;
  onWritten(then: () => void): void;
  onClosed(then: () => void): void;
};

export type ResumeQueue = {
  /** Runs `follow` when it is its turn. The next turn comes when what it sent has left, or its connection has taken too long. */
  admit<T>(connection: SlowConnection, follow: () => Promise<T>): Promise<T>;
};

const patienceMs = 2_000;

/**
 * [OF55] The answer to a follower that was away contains everything that it missed. When all come back at once, only so many
 * such answers may wait in memory for their connections. First come, first served; commands do not wait for this.
 */
export function createResumeQueue(most: number, systemClock: SystemTimers): ResumeQueue {
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
