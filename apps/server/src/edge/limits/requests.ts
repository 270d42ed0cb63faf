import { routeAccess, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import type { Answer } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { Refusal } from '../refusal.ts';
import type { Limiter } from './rate.ts';

export type RequestLimits = {
  /** [LM1] Answers, unless too many requests of this address were refused because they need a sign-in. */
  guard(route: RouteName, address: string, answer: () => Promise<Answer>): Promise<Answer>;
  /** [LM2] @returns null, or why this person has to wait */
  ofPerson(personId: string): Promise<Refusal | null>;
  /** [LM11] The same for so many bytes that this person is about to upload. */
  uploadOf(personId: string, bytes: number): Promise<Refusal | null>;
};

/**
 * Many tablets may have one address: good requests do not count, and signed-in people are served although their address is
 * over its limit. Sign-ins are counted before they are checked, so that simultaneous tries all count.
 */
export function createRequestLimits(refused: Limiter, persons: Limiter, uploads: Limiter): RequestLimits {
  return {
    async guard(route, address, answer) {
      if (routeAccess[route] === 'key' && !route.startsWith('GET ')) {
        const over = await refused.take(address);
        if (over !== null) return over;
        const result = await answer();
        if (result.ok || !counts(result)) await refused.giveBack(address);
        return result;
      }
      const result = await answer();
      if (result.ok || !counts(result) || statusOf(result.code) !== 401) return result;
      return (await refused.take(address)) ?? result;
    },
    ofPerson: (personId) => persons.take(personId),
    uploadOf: (personId, bytes) => uploads.take(personId, bytes),
  };
}

/** An outdated challenge does not count as an attempt: every browser that was away for some minutes sends one first. */
function counts(result: Refusal): boolean {
  return result.code !== 'key-proof-stale' && statusOf(result.code) < 500;
}
