import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;

/** People's authenticators. A code is good once, so time goes on a step when another one is needed before its turn. */
export type Authenticators = {
  readonly secrets: Map<string, string>; // by staff number
  /** What a server of the same test takes for the time, where it is handed one. */
  now(): number;
  codeFor(secret: string): string;
};

/**
 * @param onAhead told how far time has gone ahead, for a server in another process
 * @param startsAt what they take for the time at first: later than every code that was used before
 */
export function openAuthenticators(
  onAhead: (aheadMs: number) => void = () => undefined,
  startsAt = Date.now(),
): Authenticators {
  const used = new Map<string, number>();
  let aheadMs = startsAt - Date.now();
  const now = () => Date.now() + aheadMs;
  return {
    secrets: new Map(),
    now,
    codeFor(secret) {
      const before = used.get(secret) ?? 0;
      const step = Math.max(Math.floor(now() / stepMs), before + 1);
      aheadMs = Math.max(aheadMs, step * stepMs - Date.now());
      onAhead(aheadMs);
      used.set(secret, step);
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * stepMs });
    },
  };
}
