import type { Clock } from '../clock/clock.tsx';

type Sample = { sentAt: number; receivedAt: number; serverNow: number };

/** The server's time on a device whose own clock may be wrong. */
export type ServerClock = Clock & {
  /** A question and its answer: the server's time lies between the two. */
  answered(sample: Sample): void;
  /** A packet that nobody asked for: the server's time is at least what it says. */
  pushed(serverNow: number, receivedAt: number): void;
  /** The device's own steady clock. */
  local(): number;
};

/** Where the offset outlives the window; milliseconds that the server's clock is ahead of the device's. */
export type KeptOffset = { read(): number; write(offset: number): void };

const forgotten: KeptOffset = { read: () => 0, write: () => undefined };

const bestLastsMs = 5 * 60_000;

/**
 * [U1] The answer with the shortest way there and back tells the offset best; it holds for five minutes, or until another
 * one contradicts it.
 *
 * @param local a clock that never jumps, epoch ms
 * @param kept the offset as it was last known on this device: better than none before the server has answered
 */
export function createServerClock(local: () => number, kept: KeptOffset = forgotten): ServerClock {
  let best = { rtt: Number.POSITIVE_INFINITY, offset: kept.read(), at: Number.NEGATIVE_INFINITY };
  const choose = (next: typeof best) => {
    best = next;
    kept.write(next.offset);
  };

  return {
    now: () => Math.floor(local() + best.offset), // an instant: what is put into a command is whole milliseconds
    local,
    answered({ sentAt, receivedAt, serverNow }) {
      const rtt = Math.max(0, receivedAt - sentAt);
      const offset = serverNow - (sentAt + receivedAt) / 2;
      const contradicts = Math.abs(offset - best.offset) > (rtt + best.rtt) / 2;
      if (rtt <= best.rtt || receivedAt - best.at > bestLastsMs || contradicts) choose({ rtt, offset, at: receivedAt });
    },
    pushed(serverNow, receivedAt) {
      const atLeast = serverNow - receivedAt;
      const unknown = best.at === Number.NEGATIVE_INFINITY;
      if (unknown || atLeast > best.offset + (Number.isFinite(best.rtt) ? best.rtt / 2 : 0)) {
        choose({ rtt: Number.POSITIVE_INFINITY, offset: atLeast, at: receivedAt });
      }
    },
  };
}

const key = 'cordon.clock';

/** [U281] A tablet that is switched on without the network knows by how much its own clock was wrong. */
export function keptOffset(storage: Pick<Storage, 'getItem' | 'setItem'>): KeptOffset {
  return {
    read() {
      const offset = Number(storage.getItem(key) ?? 0);
      return Number.isFinite(offset) ? offset : 0;
    },
    write: (offset) => storage.setItem(key, String(Math.round(offset))),
  };
}

/** Wall time at the start plus time that passed: a device whose clock is set meanwhile does not jump. */
export function steadyClock(): number {
  return performance.timeOrigin + performance.now();
}
