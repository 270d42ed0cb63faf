import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { role } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { hourMs, type Instant, minuteMs } from '@cordon/protocol/time.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';

const idleLimitMs = 12 * hourMs;
const absoluteLimitMs = 16 * hourMs;

/** A busy tablet prolongs its session once in a while, not at every command. */
const touchEveryMs = 5 * minuteMs;

export type Session = {
  sessionKey: string; // must exist in the store for a commit to pass
  personId: string;
  name: string;
  role: StaffMember['role'];
  stations: string[];
  site: string;
  expiresAt: Instant;
};

export type Sessions = {
  /** The token is told once and kept nowhere: the store knows its hash. */
  issue: (member: StaffMember) => Promise<{ token: string; session: Session }>;
  resolve: (token: string) => Promise<Session | null>;
  /** Keeps a session in use alive; false when it has ended. */
  touch: (session: Session) => Promise<boolean>;
  end: (session: Session) => Promise<void>;
  /** Has this person a session that has not ended? */
  isSignedIn: (personId: string) => Promise<boolean>;
  /** Everywhere at once; answers the keys of those that were alive, whose sockets are to be closed. */
  endAllOf: (personId: string) => Promise<string[]>;
};

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonEndSessions(...keysThenArgs: string[]): Result<unknown, Context>;
  }
}

const lua = readFileSync(new URL('scripts/end-sessions.lua', import.meta.url), 'utf8');
const tokenForm = /^[\w-]{43}$/u; // 256 bits in base64url
const stored = z.object({
  personId: z.string(),
  role,
  name: z.string(),
  stations: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  issuedAt: z.coerce.number().int(),
  expiresAt: z.coerce.number().int(),
});

export type SessionsContext = { redis: Redis; prefix: string; site: string; now: () => Instant };

/** [S4] [S5] Opaque tokens, an idle limit that the store keeps, and an absolute one that no use prolongs. */
export function openSessions({ redis, prefix, site, now }: SessionsContext): Sessions {
  redis.defineCommand('cordonEndSessions', { lua, numberOfKeys: 1 });
  const sessionPrefix = `${prefix}session:`;
  const listOf = (personId: string) => `${prefix}sessions-of:${personId}`;
  const touched = new WeakMap<Session, Instant>();
  const lifeOf = (expiresAt: Instant) => Math.min(idleLimitMs, expiresAt - now());

  const touch = async (session: Session) => {
    const at = now();
    if (session.expiresAt <= at) return false;
    if (at - (touched.get(session) ?? Number.NEGATIVE_INFINITY) < touchEveryMs) return true;
    touched.set(session, at);
    return (await redis.pexpire(session.sessionKey, lifeOf(session.expiresAt))) === 1;
  };

  return {
    issue: async ({ personId, name, role: held, stations }) => {
      const token = randomBytes(32).toString('base64url');
      const [id, issuedAt] = [idOf(token), now()];
      const expiresAt = issuedAt + absoluteLimitMs;
      const sessionKey = sessionPrefix + id;
      const written = await redis
        .multi()
        .hset(sessionKey, { personId, role: held, name, stations: JSON.stringify(stations), issuedAt, expiresAt })
        .pexpire(sessionKey, lifeOf(expiresAt))
        .zremrangebyscore(listOf(personId), '-inf', issuedAt)
        .zadd(listOf(personId), expiresAt, id)
        .exec();
      resultsOf(written);
      return { token, session: { sessionKey, personId, name, role: held, stations, site, expiresAt } };
    },
    resolve: async (token) => {
      if (!tokenForm.test(token)) return null;
      const sessionKey = sessionPrefix + idOf(token);
      const found = stored.safeParse(await redis.hgetall(sessionKey));
      if (!found.success) return null;
      const { personId, name, role: held, stations, expiresAt } = found.data;
      const session = { sessionKey, personId, name, role: held, stations, site, expiresAt };
      return (await touch(session)) ? session : null;
    },
    touch,
    end: async ({ sessionKey, personId }) => {
      const id = sessionKey.slice(sessionPrefix.length);
      resultsOf(await redis.multi().del(sessionKey).zrem(listOf(personId), id).exec());
    },
    isSignedIn: async (personId) => (await redis.zcount(listOf(personId), now(), '+inf')) > 0,
    endAllOf: async (personId) =>
      z.array(z.string()).parse(await redis.cordonEndSessions(listOf(personId), sessionPrefix)),
  };
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
