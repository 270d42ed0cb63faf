import type { Timers } from '../clock/ticker.ts';
import type { PatternName } from './patterns.ts';
import { planSound, type Ring, type Sounded } from './planner.ts';

/** What makes a pattern heard and felt. */
export type Speaker = { play(pattern: PatternName): void; hush(): void };

export type BellParts = {
  rings: () => readonly Ring[]; // what wants to be heard now
  on: () => boolean; // whether this device is to sound at all
  speaker: Speaker;
  now: () => number; // any steady clock
  timers: Timers;
};

export type Bell = {
  /** Something has changed: an alert, the switch, the person. */
  look(): void;
  /** Nobody could hear the last one: sounds what rings at once. */
  again(): void;
  stop(): void;
};

/** [U204] Sounds what is due, and sleeps until the next is. Acknowledging takes one alarm out of it and no other. */
export function createBell({ rings, on, speaker, now, timers }: BellParts): Bell {
  let last: Sounded | null = null;
  let timer: unknown = null;

  function look(): void {
    timers.clearTimeout(timer);
    timer = null;
    const present = on() ? rings() : [];
    const plan = planSound(present, last, now());
    if (plan === null) {
      if (last !== null) speaker.hush();
      last = null;
      return;
    }
    if (plan.at <= now()) {
      speaker.play(plan.pattern);
      last = { pattern: plan.pattern, at: now(), keys: new Set(present.map(({ key }) => key)) };
    }
    const next = planSound(present, last, now());
    if (next !== null) timer = timers.setTimeout(look, Math.max(1, next.at - now()));
  }

  return {
    look,
    again() {
      last = null;
      look();
    },
    stop() {
      timers.clearTimeout(timer);
      if (last !== null) speaker.hush();
      last = null;
    },
  };
}
