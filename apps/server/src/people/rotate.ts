import type { Redis } from 'ioredis';
import { defineScript, oneWord } from '../redis/script.ts';
import { StartFault } from '../start-fault.ts';
import { indexKeyOf } from './keys.ts';
import { ensureLongTermSecret, longTermSecretKey, sealLongTermSecret } from './long-term-secret.ts';
import { halfLock, lockKey, lockOf, opensLock, readLock, unlocked } from './lock.ts';
import { type Known, openRecord, rewrapped, type SealedRecord } from './record.ts';
import { keysUnder, createReseal, type Reseal } from './reseal.ts';
import { type SealingKeys, sealingKeys } from './site-key.ts';

const changeScript = defineScript({
  file: new URL('scripts/change-lock.lua', import.meta.url),
  keys: ['lock', 'lasting'],
  args: ['from', 'to'],
  reply: oneWord('changed', 'locked'),
});

export type RotationParts = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  from: Buffer; // the site's key
  to: Buffer; // the key that replaces it
  /** Reseals the channels' secrets; those that are done already are left. @returns how many channels there are */
  resealChannels: (from: Buffer, to: Buffer, reseal: Reseal) => Promise<number>;
  /** Called after each write; a test stops there. */
  onWritten?: () => void;
};

export type Rotated = { kind: 'done'; people: number; channels: number; damaged: number } | { kind: 'done-before' };

/**
 * [K10] Puts everything that the site's key seals or indexes under another key. First the lock is changed, and from then on
 * no server opens the register. Then each person is moved in one step, record and index together. The lasting secret and the
 * lock come last, together. A rotation that was interrupted is run again, and leaves what has been moved.
 */
export async function rotateSiteKey(parts: RotationParts): Promise<Rotated> {
  const { redis, prefix, onWritten = () => undefined } = parts;
  const [from, to] = [sealingKeys(parts.from, prefix), sealingKeys(parts.to, prefix)];
  const lock = await lockToWorkUnder(parts, from, to);
  if (lock === null) return { kind: 'done-before' };
  onWritten();

  const writing = createReseal(redis, prefix, lock);
  const reseal: Reseal = async (...args) => {
    const isWritten = await writing(...args);
    onWritten();
    return isWritten;
  };
  const { people, damaged } = await movePeople(parts, from, to, reseal);
  const channels = await parts.resealChannels(from.channel, to.channel, reseal);
  const lasting = sealLongTermSecret(prefix, to.wrap, await ensureLongTermSecret(redis, prefix, from.wrap));
  await changeLock(parts, lock, lockOf(to.wrap, prefix), lasting);
  onWritten();
  return { kind: 'done', people, channels, damaged };
}

/** @param lasting the lasting secret, sealed anew; absent: it stays as it is */
async function changeLock(
  { redis, prefix }: Pick<RotationParts, 'redis' | 'prefix'>,
  from: string,
  to: string,
  lasting?: string,
): Promise<void> {
  const keys = { lock: lockKey(prefix), lasting: longTermSecretKey(prefix) };
  const moreArgs = lasting === undefined ? [] : [lasting];
  unlocked(await changeScript(redis, { keys, args: { from, to }, moreArgs }));
}

/** @returns null when nothing is left to do */
async function lockToWorkUnder(
  { redis, prefix }: RotationParts,
  from: SealingKeys,
  to: SealingKeys,
): Promise<string | null> {
  const lock = await readLock(redis, prefix);
  switch (lock.kind) {
    case 'absent':
      throw new StartFault('There is no site in this store yet: npm start opens one.');
    case 'half':
      if (opensLock(from.wrap, lock.from, prefix) && opensLock(to.wrap, lock.to, prefix)) return lock.stored;
      throw new StartFault(
        'A change of the key of this site was begun with other keys: run npm run rotate-key with those, to finish.',
      );
    case 'whole': {
      if (opensLock(to.wrap, lock.sealed, prefix)) return null;
      if (!opensLock(from.wrap, lock.sealed, prefix)) {
        throw new StartFault('This key does not open the people register of this site: use the key it was made with.');
      }
      await ensureLongTermSecret(redis, prefix, from.wrap); // a damaged one must be found before anything is changed
      const half = halfLock(lock.sealed, lockOf(to.wrap, prefix));
      await changeLock({ redis, prefix }, lock.stored, half);
      return half;
    }
    default:
      return lock satisfies never;
  }
}

/** A record that opens with neither key was damaged before, and can't be repaired: it is counted and left as it is. */
async function movePeople({ redis, prefix }: RotationParts, from: SealingKeys, to: SealingKeys, reseal: Reseal) {
  const beginning = `${prefix}register:`;
  const [people, damaged] = [new Set<string>(), new Set<string>()];
  for await (const key of keysUnder(redis, beginning)) {
    const personId = key.slice(beginning.length);
    const record = await redis.hgetall(key);
    if (Object.keys(record).length === 0) continue; // erased since it was listed
    const wrapped = rewrapped(from.wrap, to.wrap, personId, record);
    const known = wrapped === 'already' ? null : openOrNull(from.wrap, personId, record);
    if (wrapped === 'damaged' || (wrapped !== 'already' && known === null)) damaged.add(personId);
    else people.add(personId);
    if (typeof wrapped === 'string' || known === null) continue;
    if (known.kind === 'stranger') await reseal(key, [wrapped]);
    else {
      const [was, is] = [known.index, indexKeyOf(prefix, to.index, known.person)];
      await reseal(key, [wrapped, { field: 'index', was, is }], { from: was, to: is });
    }
  }
  return { people: people.size, damaged: damaged.size };
}

function openOrNull(wrap: Buffer, personId: string, record: SealedRecord): Known | null {
  try {
    return openRecord(wrap, personId, record);
  } catch {
    return null; // one record that is damaged must not keep all others from being moved
  }
}
