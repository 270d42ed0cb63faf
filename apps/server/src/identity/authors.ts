import { type Actor, role } from '@cordon/protocol/roles.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { authorKey, type AuthorKey, signedHeader } from '@cordon/protocol/wire/delivery.ts';
import type { Redis } from 'ioredis';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';
import { receiptTtlMs } from '../log/receipt-ttl.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import { authorKeysOf } from './author-keys.ts';
import type { Session } from './session.ts';
import { ifGood } from './signature-faults.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/** A person who signed in by PIN on a device, with the key that signs the records they make there. */
export type Author = {
  person: Person; // as they signed in; the site says at which stations they work
  device: string;
  since: Instant; // what this key signs was recorded after this
  right: string; // must exist in the store for a commit to pass
};

export type Signed =
  | { ok: true; author: Author; text: string }
  | { ok: false; code: 'key-proof-invalid' | 'author-ended' };

export type Authors = {
  /**
   * From now on, what this key signs on the device of this session is this person's.
   *
   * @returns the key of the right in the store; null when the key is not valid, or belongs to somebody else
   */
  admit(session: Session, key: AuthorKey): Promise<string | null>;
  /** Takes the right of a failed sign-in back. */
  withdraw(right: string): Promise<void>;
  /** [OF31] Whose signature it is, and the signed text. The commit checks that the author's right has not ended. */
  read(jws: string): Promise<Signed>;
};

const admitAuthor = defineScript({
  file: new URL('scripts/admit-author.lua', import.meta.url),
  keys: ['author', 'right', 'rightsOfPerson', 'rightsOnDevice'],
  args: ['name', 'now', 'lifeMs'],
  reply: oneWord('admitted', 'taken'),
});

const stored = z.object({
  personId: z.string(),
  role,
  device: z.string(),
  thumbprint: z.string(), // of the device's own key
  key: z.string().transform((text) => authorKey.parse(JSON.parse(text))),
  since: z.coerce.number().int(),
  expiresAt: z.coerce.number().int(),
});

export type AuthorsContext = { redis: Redis; prefix: string; now: () => Instant };

/** [OF30] Keeps the public keys for as long as receipts: after that time, no device still has a record to send. */
export function createAuthors({ redis, prefix, now }: AuthorsContext): Authors {
  const keys = authorKeysOf(prefix);

  async function find(id: string): Promise<(Author & { key: AuthorKey }) | null> {
    const found = stored.safeParse(await redis.hgetall(keys.author(id)));
    if (!found.success || found.data.expiresAt <= now()) return null;
    const { personId, role: held, device, thumbprint, key, since } = found.data;
    // The authorisation takes name and stations from the site's list, and nothing from here.
    const as = { kind: 'person', personId, name: personId, role: held, stations: [] } as const;
    return { person: { ...as, device: { id: device, thumbprint } }, device, since, right: keys.right(id), key };
  }

  return {
    async admit({ personId, role: held, device, thumbprint }, key) {
      const isKey = (await ifGood(() => importJWK(key, 'ES256'))) !== null;
      if (!isKey || device === null) return null;
      const id = await calculateJwkThumbprint(key);
      const since = now();
      const fields = { personId, device, role: held, thumbprint, key: JSON.stringify(key), since };
      const admitted = await admitAuthor(redis, {
        keys: {
          author: keys.author(id),
          right: keys.right(id),
          rightsOfPerson: keys.ofPerson(personId),
          rightsOnDevice: keys.onDevice(device),
        },
        args: { name: id, now: since, lifeMs: receiptTtlMs },
        moreArgs: Object.entries({ ...fields, expiresAt: since + receiptTtlMs }).flat(),
      });
      return admitted === 'admitted' ? keys.right(id) : null;
    },
    withdraw: async (right) => void (await redis.del(right)),
    async read(jws) {
      const header = await ifGood(async () => signedHeader.parse(decodeProtectedHeader(jws)));
      if (header === null) return { ok: false, code: 'key-proof-invalid' };
      const author = await find(header.kid);
      if (author === null) return { ok: false, code: 'author-ended' };
      const { key, ...known } = author;
      const publicKey = await importJWK(key, 'ES256');
      const verified = await ifGood(() => compactVerify(jws, publicKey, { algorithms: ['ES256'] }));
      if (verified === null) return { ok: false, code: 'key-proof-invalid' };
      return { ok: true, author: known, text: new TextDecoder().decode(verified.payload) };
    },
  };
}
