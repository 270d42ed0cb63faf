import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import { defineScript } from '../redis/script.ts';
import { authorKeysOf } from './author-keys.ts';
import type { Session } from './session.ts';

type Held = Pick<Session, 'personId' | 'device'>;

const endSessions = defineScript({
  file: new URL('scripts/end-sessions.lua', import.meta.url),
  keys: ['sessions', 'endings', 'rights'],
  args: ['sessionPrefix', 'rightPrefix'],
  reply: z.tuple([z.literal('ended')], z.string()).transform(([, ...ended]) => ended),
});

/** The lists by which the sessions of a person and those on a device are found. */
export function sessionListsOf(prefix: string) {
  const ofPerson = (personId: string) => `${prefix}sessions-of:${personId}`;
  const onDevice = (deviceId: string) => `${prefix}sessions-on:${deviceId}`;
  return {
    sessionPrefix: `${prefix}session:`, // what every session's key begins with
    ofPerson,
    onDevice,
    /** All lists that a session is in. */
    of: ({ personId, device }: Held) => [ofPerson(personId), ...(device === null ? [] : [onDevice(device)])],
  };
}

export type SessionEndings = {
  /** Changes when all sessions of this person, or all on this device, are ended at once: to be compared before and after. */
  endings: (of: Held) => Promise<string>;
  end: (session: Session) => Promise<void>;
  /** All of the person's except this one, and their rights as an author. */
  endOthersOf: (session: Session) => Promise<void>;
  /** All of the person's, on every device. @returns the keys of those that had not ended, whose sockets are to be closed */
  endAllOf: (personId: string) => Promise<string[]>;
  endAllOn: (deviceId: string) => Promise<string[]>;
};

/** [OF32] Ending all of somebody's sessions ends their rights as an author; a sign-off does not. */
export function createSessionEndings(redis: Redis, prefix: string): SessionEndings {
  const lists = sessionListsOf(prefix);
  const { sessionPrefix } = lists;
  const authors = authorKeysOf(prefix);
  const countOf = (list: string) => `${list}:ended`;
  const endAll = (list: string, rights: string) =>
    endSessions(redis, {
      keys: { sessions: list, endings: countOf(list), rights },
      args: { sessionPrefix, rightPrefix: authors.rights },
    });

  return {
    endings: async (of) => JSON.stringify(await redis.mget(lists.of(of).map(countOf))),
    end: async (session) => {
      const id = session.sessionKey.slice(sessionPrefix.length);
      const ending = redis.multi().del(session.sessionKey);
      for (const list of lists.of(session)) ending.zrem(list, id);
      resultsOf(await ending.exec());
    },
    endOthersOf: async ({ personId, sessionKey }) => {
      const list = lists.ofPerson(personId);
      await redis.incr(countOf(list)); // first: a sign-in that comes after the list was read sees it
      const ids = await redis.zrange(list, '0', '-1');
      const others = ids.filter((id) => sessionPrefix + id !== sessionKey);
      const rights = await redis.zrange(authors.ofPerson(personId), '0', '-1');
      if (others.length + rights.length === 0) return;
      const ending = redis.multi();
      if (others.length > 0) ending.zrem(list, ...others);
      if (rights.length > 0) ending.zrem(authors.ofPerson(personId), ...rights);
      const ended = [...others.map((id) => sessionPrefix + id), ...rights.map((id) => authors.rights + id)];
      resultsOf(await ending.del(...ended).exec());
    },
    endAllOf: (personId) => endAll(lists.ofPerson(personId), authors.ofPerson(personId)),
    endAllOn: (deviceId) => endAll(lists.onDevice(deviceId), authors.onDevice(deviceId)),
  };
}
