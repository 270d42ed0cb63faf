import type { Instant } from '@cordon/protocol/time.ts';

/** The night's clock as the clients see it: the server's, running at the night's speed. */
export type NightClock = {
  speed: number;
  now(): Instant;
  heard(now: Instant): void; // every answer of the server says what time it is there
  until(at: Instant): Promise<void>;
};

export function nightClock(speed: number, start: Instant): NightClock {
  let known = { server: start, here: performance.now() };
  const now = () => known.server + (performance.now() - known.here) * speed;
  return {
    speed,
    now,
    heard(server) {
      // A late answer must not turn the clock back.
      if (server > now()) known = { server, here: performance.now() };
    },
    until: (at) => new Promise((resolve) => setTimeout(resolve, Math.max(0, (at - now()) / speed))),
  };
}
