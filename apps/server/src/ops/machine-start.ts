import type { Instant } from '@cordon/protocol/time.ts';

/** Where time comes from. Injected, so that a test can set the clock. */
export type TimeSources = {
  wall(): Instant; // can be set by anybody who runs the machine
  steady(): number; // ms; never set, but may stand still while the machine sleeps
  sinceBoot(): number | null; // ms, sleep included; null where the system does not tell
  boot: string; // names this run of the machine; where the system does not tell, each process has one of its own
};

/** Both clocks at one moment: the wall clock, and for how many ms the machine has run. */
export type Reading = { wall: Instant; ran: number };

/** In ms. Less is noise: the time between two readings, and the small steps by which an NTP client puts a clock right. */
export const toleranceMs = 1_000;
/** The fastest that NTP lets a clock run to put it right: 500 ppm, as by ntpd and the Linux kernel. */
const slewPerMs = 500e-6;
const slewEveryMs = 60_000;
/** A reading during which the process stood still for longer than this is taken again. */
const readingMs = 20;

/** Reads the machine's clocks together. */
export function createMachineTime(sources: TimeSources) {
  let sleptMs = (sources.sinceBoot() ?? sources.steady()) - sources.steady();
  const running = () => sources.steady() + sleptMs;
  return {
    /** In ms, since the machine started. */
    running,
    read(): Reading {
      for (let tries = 1; ; tries++) {
        const before = running();
        const wall = sources.wall();
        const ran = running();
        if (ran - before <= readingMs || tries === 5) return { wall, ran };
      }
    },
    /** The machine may have slept: that is no setting of its clock. */
    countSleep(): void {
      const since = sources.sinceBoot();
      if (since !== null) sleptMs = since - sources.steady();
    },
  };
}

/** When the machine started, by its wall clock; what NTP puts right is followed. */
export function createMachineStart(first: Reading) {
  let bootedAt = first.wall - first.ran;
  let slewedAt = first.ran;
  return {
    bootedAt: () => bootedAt,
    /** Whether the wall clock still says the same of the start: if not, it was set. */
    agrees({ wall, ran }: Reading): boolean {
      const offMs = wall - ran - bootedAt;
      if (Math.abs(offMs) > toleranceMs) return false;
      const slewMs = (ran - slewedAt) * slewPerMs;
      if (ran - slewedAt >= slewEveryMs) {
        bootedAt += Math.max(-slewMs, Math.min(slewMs, offMs));
        slewedAt = ran;
      }
      return true;
    },
    set(at: Instant, ran: number): void {
      bootedAt = at;
      slewedAt = ran;
    },
  };
}
