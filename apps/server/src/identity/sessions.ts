import { randomBytes } from 'node:crypto';
import { signInMethods } from '@cordon/protocol/audit/events.ts';
import { role } from '@cordon/protocol/roles.ts';
import type { Duty } from '@cordon/protocol/site/duty.ts';
import { type Instant, minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { sha256 } from '../ops/ids.ts';
import { resultsOf } from '../redis/results.ts';
import type { Session } from './session.ts';
import { createSessionEndings, type SessionEndings, sessionListsOf } from './session-endings.ts';
import { sessionLimits } from './session-limits.ts';

/** A busy tablet prolongs its session now and then, not at every command. */
const touchEveryMs = minuteMs;

/** A session as it is stored. */
const stored = z.object({
  personId: z.string(),
  role,
  name: z.string(),
  stations: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  device: z.string(), // '' on a computer of one's own
  thumbprint: z.string(), // of the key that signed the sign-in, and must sign every request
  method: z.enum(signInMethods),
  issuedAt: z.coerce.number().int(),
  expiresAt: z.coerce.number().int(),
});

/** How somebody has signed in. */
export type SignedInBy = { thumbprint: string; method: (typeof signInMethods)[number] };

export type Sessions = SessionEndings & {
  /** The token is shown once and kept nowhere: the store has its hash. */
  issue: (duty: Duty, by: SignedInBy) => Promise<{ token: string; session: Session }>;
  /** Whose token it is, if the session has not ended. It does not prolong the session. */
  resolve: (token: string) => Promise<Session | null>;
  /** Keeps a session in use alive; false when it has ended. */
  touch: (session: Session) => Promise<boolean>;
  /** The same for an open screen that nobody touches; for some roles that does not count as use, see `screenCounts`. */
  watched: (session: Session) => Promise<boolean>;
  /** Has this person a session that has not ended? */
  isSignedIn: (personId: string) => Promise<boolean>;
};

const tokenForm = /^[\w-]{43}$/u; // 256 bits in base64url

export type SessionsContext = { redis: Redis; prefix: string; site: string; now: () => Instant };

/** [S4] [S5] Opaque tokens, an idle limit that the store keeps, and an absolute one that no use prolongs. */
export function createSessions({ redis, prefix, site, now }: SessionsContext): Sessions {
  const lists = sessionListsOf(prefix);
  const { sessionPrefix } = lists;
  const touched = new WeakMap<Session, Instant>();
  const lifeOf = ({ role: held, expiresAt }: Pick<Session, 'role' | 'expiresAt'>) =>
    Math.min(sessionLimits(held).idleMs, expiresAt - now());

  const touch = async (session: Session) => {
    const at = now();
    if (session.expiresAt <= at) return false;
    if (at - (touched.get(session) ?? Number.NEGATIVE_INFINITY) < touchEveryMs) return true;
    touched.set(session, at);
    return (await redis.pexpire(session.sessionKey, lifeOf(session))) === 1;
  };

  return {
    ...createSessionEndings(redis, prefix),
    issue: async ({ member, device, stations }, { thumbprint, method }) => {
      const token = randomBytes(32).toString('base64url');
      const [id, issuedAt] = [idOf(token), now()];
      const { personId, name, role: held } = member;
      const expiresAt = issuedAt + sessionLimits(held).absoluteMs;
      const sessionKey = sessionPrefix + id;
      const session: Session = {
        ...{ sessionKey, personId, name, role: held, stations, site, expiresAt, thumbprint },
        device: device?.id ?? null,
      };
      const fields = {
        ...{ personId, role: held, name, stations: JSON.stringify(stations), issuedAt, expiresAt, thumbprint, method },
        device: session.device ?? '',
      };
      const writing = redis.multi().hset(sessionKey, fields).pexpire(sessionKey, lifeOf(session));
      for (const list of lists.of(session)) {
        writing.zremrangebyscore(list, '-inf', issuedAt).zadd(list, expiresAt, id);
      }
      resultsOf(await writing.exec());
      return { token, session };
    },
    resolve: async (token) => {
      if (!tokenForm.test(token)) return null;
      const sessionKey = sessionPrefix + idOf(token);
      const found = stored.safeParse(await redis.hgetall(sessionKey));
      if (!found.success) return null;
      const { personId, name, role: held, stations, device, thumbprint, expiresAt } = found.data;
      const session: Session = {
        ...{ sessionKey, personId, name, role: held, stations, site, expiresAt, thumbprint },
        device: device === '' ? null : device,
      };
      return expiresAt > now() ? session : null;
    },
    touch,
    watched: async (session) => {
      if (sessionLimits(session.role).screenCounts) return touch(session);
      return session.expiresAt > now() && (await redis.exists(session.sessionKey)) === 1;
    },
    isSignedIn: async (personId) => (await redis.zcount(lists.ofPerson(personId), now(), '+inf')) > 0,
  };
}

function idOf(token: string): string {
  return sha256(token, 'base64url');
}
