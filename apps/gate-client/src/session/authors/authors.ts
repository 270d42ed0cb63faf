import { hourMs } from '@cordon/protocol/time.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { AuthorKey } from '@cordon/protocol/wire/delivery.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { session as sessionShape, type SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { offlineLimitMs } from '@cordon/protocol/offline/paper.ts';
import { isOfflineOver } from '../../state/link.ts';
import type { AuthorDatabase, KeptAuthor } from './author-database.ts';
import { newAuthorKey, signCommand } from './author-key.ts';
import { beginTry, createPinLock, isLocked } from './pin-lock.ts';
import { createPresent } from './present.ts';

/** As long as the server knows a key. */
const keyLifeMs = 30 * 24 * hourMs;

/** Whose work goes on without the network. The others decide over what the site knows now. */
export const worksOffline = (role: Role) => role === 'gate' || role === 'unloading';

export type KnownPerson = { staffNumber: string; name: string; role: Role };

export type Unlocked =
  | { ok: true; session: SignedInSession }
  | { ok: false; why: 'wrong' | 'delayed'; retryAfterMs: number } // 0: at once
  | { ok: false; why: 'locked' | 'unknown' | 'expired' };

export type PreparedAuthor = { publicKey: AuthorKey; keep(session: SignedInSession, pin: string): Promise<void> };

export type Authors = {
  /** Before a sign-in by PIN: a new pair, whose public half goes along with the request. null where there can be none. */
  prepare(): Promise<PreparedAuthor | null>;
  /** Without the network: opens what was kept on this device for that number, if the PIN is right. */
  unlock(staffNumber: string, pin: string): Promise<Unlocked>;
  /** Who can sign in here without the network. */
  known(): Promise<KnownPerson[]>;
  /** The present author's signature over a command; null when nobody with a key is on duty in this window. */
  sign(command: Command): Promise<string | null>;
  /** Sign-off: the key leaves memory and this window. */
  leave(): void;
  /** The server said that their sign-in has ended, or the person is taken off this device. */
  forget(staffNumber: string): Promise<void>;
  /** The server said that the right of whoever signed this has ended; one who has signed in anew since has another key. */
  forgetSigner(jws: string): Promise<void>;
  /** This device is none of the site's any more. */
  forgetAll(): Promise<void>;
};

export type AuthorsParts = {
  database: AuthorDatabase;
  storage: Storage; // sessionStorage: a reload is the same window
  person(): string | null; // who is signed in in this window
  now(): number; // the server's clock as this device computes it
  lastContact(): number | null; // when the server was heard last, by the same clock
  newId(): string;
};

const secretShape = z.object({ session: sessionShape, exported: z.string(), thumbprint: z.string() });

/**
 * [U250] Each sign-in by PIN makes a key of its own. While its owner is on duty it signs what they record; after that it
 * lies on the device behind the PIN, and nothing more can be made in their name.
 */
export function createAuthors(parts: AuthorsParts): Authors {
  const { database, now, lastContact } = parts;
  const lock = createPinLock(database);
  const present = createPresent(parts);
  let forgotten = 0;

  async function keep(
    session: SignedInSession,
    pin: string,
    made: { exported: string; thumbprint: string },
  ): Promise<void> {
    const { person, expiresAt } = session;
    const before = forgotten;
    await present.enter(person.personId, made, expiresAt);
    if (!worksOffline(person.role)) return;
    const { staffNumber, name, role } = person;
    const locked = await lock.close(staffNumber, pin, JSON.stringify({ session, ...made }));
    if (forgotten !== before) return; // withdrawn meanwhile: working the PIN into a key takes a while
    const { thumbprint } = made;
    const author = { staffNumber, name, role, thumbprint, keptAt: now(), ...locked, failed: 0, openAt: 0 };
    await database.write('people', (people) => people.put(author));
  }

  const isGood = ({ keptAt }: Pick<KeptAuthor, 'keptAt'>) => now() - keptAt <= keyLifeMs;

  return {
    async prepare() {
      try {
        const { publicKey, ...made } = await newAuthorKey();
        return { publicKey, keep: (session, pin) => keep(session, pin, made) };
      } catch {
        return null; // a page without encryption, or a browser that lends no such keys
      }
    },
    async unlock(staffNumber, pin) {
      // Counted in one act with the look at the count, so that two windows can't both have the last free try.
      const begun = await database.write('people', async (people) => {
        const kept = await people.get(staffNumber);
        if (kept === undefined || !isGood(kept)) return { kind: 'unknown' } as const;
        if (isOfflineOver(lastContact(), now())) return { kind: 'expired' } as const;
        const attempt = beginTry(kept, now());
        if (attempt.kind === 'open') await people.put({ ...kept, ...attempt.counted });
        return attempt.kind === 'open' ? { ...attempt, kept } : attempt;
      });
      if (begun.kind !== 'open') {
        return begun.kind === 'delayed'
          ? { ok: false, why: begun.kind, retryAfterMs: begun.retryAfterMs }
          : { ok: false, why: begun.kind };
      }
      const text = await lock.open(staffNumber, pin, begun.kept);
      if (text === null) {
        if (isLocked(begun.counted)) return { ok: false, why: 'locked' };
        return { ok: false, why: 'wrong', retryAfterMs: begun.retryAfterMs };
      }
      const { session, ...made } = secretShape.parse(JSON.parse(text));
      await database.write('people', async (people) => {
        const kept = await people.get(staffNumber);
        if (kept !== undefined) await people.put({ ...kept, failed: 0, openAt: 0 });
      });
      // What the server gave may be over: without it the tablet's own limit holds. With it, the server says so at once.
      const expiresAt = Math.max(session.expiresAt, (lastContact() ?? 0) + offlineLimitMs);
      await present.enter(session.person.personId, made, expiresAt);
      return { ok: true, session: { ...session, expiresAt } };
    },
    async known() {
      const people = await database.read('people', (store) => store.getAll());
      return people.filter(isGood).map(({ staffNumber, name, role }) => ({ staffNumber, name, role }));
    },
    async sign(command) {
      const author = await present.author();
      return author === null ? null : signCommand(command, author);
    },
    leave: present.leave,
    forget(staffNumber) {
      forgotten += 1;
      return database.write('people', (people) => people.delete(staffNumber));
    },
    async forgetSigner(jws) {
      const { kid } = decodeProtectedHeader(jws);
      await database.write('people', async (people) => {
        for await (const cursor of people) if (cursor.value.thumbprint === kid) await cursor.delete();
      });
    },
    forgetAll() {
      forgotten += 1;
      return database.write('people', (people) => people.clear());
    },
  };
}
