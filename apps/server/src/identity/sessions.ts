import { randomBytes } from 'node:crypto';
import { signInMethods } from '@cordon/protocol/audit/events.ts';
import { role } from '@cordon/protocol/roles.ts';
import type { Duty } from '@cordon/protocol/site/duty.ts';
import { type Instant, minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { sha256 } from '../ops/ids.ts';
import { resultsOf } from '../redis/results.ts';
import { defineScript } from '../redis/script.ts';
import { authorKeysOf } from './author-keys.ts';
import { sessionLimits } from './session-limits.ts';

/** A busy tablet prolongs its session once in a while, not at every command. */
const touchEveryMs = minuteMs;

/** How a session lies in the store. */
const stored = z.object({
  personId: z.string(),
  role,
  name: z.string(),
  stations: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  device: z.string(), // '' on a computer of one's own
  thumbprint: z.string(), // of the key that it was signed in with, and works with
  method: z.enum(signInMethods),
  issuedAt: z.coerce.number().int(),
  expiresAt: z.coerce.number().int(),
});

export type Session = {
  sessionKey: string; // must exist in the store for a commit to pass
  personId: string;
  name: string;
  role: z.infer<typeof role>;
  stations: string[]; // of the person and the device
  device: string | null;
  thumbprint: string;
  site: string;
  expiresAt: Instant;
};

/** What somebody did to be signed in. */
export type SignedInBy = { thumbprint: string; method: (typeof signInMethods)[number] };

export type Sessions = {
  /** The same before and after: nothing of theirs was ended in between. */
  endings: (of: Pick<Session, 'personId' | 'device'>) => Promise<string>;
  /** The token is told once and kept nowhere: the store knows its hash. */
  issue: (duty: Duty, by: SignedInBy) => Promise<{ token: string; session: Session }>;
  /** Whose token it is, if it has not ended; being asked alone is no use of it. */
  resolve: (token: string) => Promise<Session | null>;
  /** Keeps a session in use alive; false when it has ended. */
  touch: (session: Session) => Promise<boolean>;
  /** The same for a screen that is merely open; for some roles that is no use. */
  watched: (session: Session) => Promise<boolean>;
  end: (session: Session) => Promise<void>;
  /** All of the person's but this one, and their rights as an author. */
  endOthersOf: (session: Session) => Promise<void>;
  /** Has this person a session that has not ended? */
  isSignedIn: (personId: string) => Promise<boolean>;
  /** Everywhere at once; answers the keys of those that were alive, whose sockets are to be closed. */
  endAllOf: (personId: string) => Promise<string[]>;
  endAllOn: (deviceId: string) => Promise<string[]>;
};

const endSessions = defineScript({
  file: new URL('scripts/end-sessions.lua', import.meta.url),
  keys: ['sessions', 'endings', 'rights'],
  args: ['sessionPrefix', 'rightPrefix'],
  reply: z.tuple([z.literal('ended')], z.string()).transform(([, ...ended]) => ended),
});
const tokenForm = /^[\w-]{43}$/u; // 256 bits in base64url

export type SessionsContext = { redis: Redis; prefix: string; site: string; now: () => Instant };

/**
 * [S4] [S5] Opaque tokens, an idle limit that the store keeps, and an absolute one that no use prolongs. [OF32] What ends
 * all of somebody's sessions ends their rights as an author; a sign-off does not.
 */
export function openSessions({ redis, prefix, site, now }: SessionsContext): Sessions {
  const sessionPrefix = `${prefix}session:`;
  const authors = authorKeysOf(prefix);
  const listOf = (personId: string) => `${prefix}sessions-of:${personId}`;
  const listOn = (deviceId: string) => `${prefix}sessions-on:${deviceId}`;
  const listsOf = ({ personId, device }: Pick<Session, 'personId' | 'device'>) => [
    listOf(personId),
    ...(device === null ? [] : [listOn(device)]),
  ];
  const countOf = (list: string) => `${list}:ended`;
  const touched = new WeakMap<Session, Instant>();
  const lifeOf = ({ role: held, expiresAt }: Pick<Session, 'role' | 'expiresAt'>) =>
    Math.min(sessionLimits(held).idleMs, expiresAt - now());
  const endAll = (list: string, rights: string) =>
    endSessions(redis, {
      keys: { sessions: list, endings: countOf(list), rights },
      args: { sessionPrefix, rightPrefix: authors.rights },
    });

  const touch = async (session: Session) => {
    const at = now();
    if (session.expiresAt <= at) return false;
    if (at - (touched.get(session) ?? Number.NEGATIVE_INFINITY) < touchEveryMs) return true;
    touched.set(session, at);
    return (await redis.pexpire(session.sessionKey, lifeOf(session))) === 1;
  };

  return {
    endings: async (of) => JSON.stringify(await redis.mget(listsOf(of).map(countOf))),
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
      for (const list of listsOf(session)) {
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
    end: async (session) => {
      const id = session.sessionKey.slice(sessionPrefix.length);
      const ending = redis.multi().del(session.sessionKey);
      for (const list of listsOf(session)) ending.zrem(list, id);
      resultsOf(await ending.exec());
    },
    endOthersOf: async ({ personId, sessionKey }) => {
      await redis.incr(countOf(listOf(personId))); // first: who signs in after the list was read sees this
      const ids = await redis.zrange(listOf(personId), '0', '-1');
      const others = ids.filter((id) => sessionPrefix + id !== sessionKey);
      const rights = await redis.zrange(authors.ofPerson(personId), '0', '-1');
      if (others.length + rights.length === 0) return;
      const ending = redis.multi();
      if (others.length > 0) ending.zrem(listOf(personId), ...others);
      if (rights.length > 0) ending.zrem(authors.ofPerson(personId), ...rights);
      const ended = [...others.map((id) => sessionPrefix + id), ...rights.map((id) => authors.rights + id)];
      resultsOf(await ending.del(...ended).exec());
    },
    isSignedIn: async (personId) => (await redis.zcount(listOf(personId), now(), '+inf')) > 0,
    endAllOf: (personId) => endAll(listOf(personId), authors.ofPerson(personId)),
    endAllOn: (deviceId) => endAll(listOn(deviceId), authors.onDevice(deviceId)),
  };
}

/** The session's name: it says which one it is, and opens nothing. */
export function sessionName({ sessionKey }: Pick<Session, 'sessionKey'>): string {
  return sessionKey.slice(sessionKey.lastIndexOf(':') + 1);
}

function idOf(token: string): string {
  return sha256(token, 'base64url');
}
