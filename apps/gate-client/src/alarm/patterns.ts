/** One tone: when it begins within its pattern, and how long it lasts. */
export type Pulse = { atMs: number; lengthMs: number };

export type Pattern = { everyMs: number; hertz: number; pulses: readonly Pulse[] };

const pulsesFrom = (startMs: number, count: number, lengthMs: number, gapMs: number): Pulse[] =>
  Array.from({ length: count }, (_, i) => ({ atMs: startMs + i * (lengthMs + gapMs), lengthMs }));

/**
 * [U203] What an alarm sounds like: three slow pulses every 30 s for a warning, five quick ones twice every 10 s for what
 * is high or critical. The figures follow the medium and high priority signals of IEC 60601-1-8. [U298] Two low tones, once,
 * for what is refused to everybody.
 */
export const patterns = {
  medium: { everyMs: 30_000, hertz: 660, pulses: pulsesFrom(0, 3, 200, 200) },
  high: { everyMs: 10_000, hertz: 880, pulses: [...pulsesFrom(0, 5, 120, 90), ...pulsesFrom(1500, 5, 120, 90)] },
  refusal: { everyMs: Number.POSITIVE_INFINITY, hertz: 220, pulses: pulsesFrom(0, 2, 350, 150) },
} as const satisfies Record<string, Pattern>;
export type PatternName = keyof typeof patterns;

export function lengthOf(name: PatternName): number {
  const last = patterns[name].pulses.at(-1);
  return last === undefined ? 0 : last.atMs + last.lengthMs;
}

/** The same for a motor: on, off, on … in milliseconds. */
export function vibrationOf(name: PatternName): number[] {
  const { pulses } = patterns[name];
  return pulses.flatMap(({ atMs, lengthMs }, i) => {
    const next = pulses[i + 1];
    return next === undefined ? [lengthMs] : [lengthMs, next.atMs - atMs - lengthMs];
  });
}
