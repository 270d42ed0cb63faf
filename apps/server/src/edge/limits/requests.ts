import { routeAccess, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import type { Answer } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { Refusal } from '../refusal.ts';
import type { Limiter } from './rate.ts';

export type RequestLimits = {
  /** [LM1] Answers, unless too much of what came from this address was refused for want of a sign-in. */
  guard(route: RouteName, address: string, answer: () => Promise<Answer>): Promise<Answer>;
  /** [LM2] @returns null, or why this person has to wait */
  ofPerson(personId: string): Promise<Refusal | null>;
  /** [LM11] The same for so many bytes that this person is about to upload. */
  uploadOf(personId: string, bytes: number): Promise<Refusal | null>;
};

/**
 * A hall of tablets has one address: what was good does not count, and who is signed in is served although the address
 * is over its limit. Sign-ins are counted before they are looked at, so that tries made at the same moment all count.
 */
export function openRequestLimits(refused: Limiter, persons: Limiter, uploads: Limiter): RequestLimits {
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

/** An old challenge is no attempt: every browser that was away for some minutes begins with one. */
function counts(result: Refusal): boolean {
  return result.code !== 'key-proof-stale' && statusOf(result.code) < 500;
}
