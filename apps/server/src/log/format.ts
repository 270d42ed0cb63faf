import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { StartFault } from '../start-fault.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Keys } from './keys.ts';
import { isReadable } from './readable.ts';
import { readStored } from './read.ts';
import { defineSnapshot, readPicture } from './snapshot.ts';

/** The form in which this version writes states and events; it grows when an older version could not read them. */
export const storeFormat = 1;

/**
 * [I3] [I4] Can this version open what lies in the store? Asked before anything is started on it.
 *
 * @throws StartFault when a later version wrote it, or when an older one did and not all that is open can be read
 */
export async function checkFormat(redis: Redis, keys: Keys, now: Instant): Promise<void> {
  const [written, hasSite] = await Promise.all([redis.get(keys.format), redis.exists(keys.aggregate('site'))]);
  if (written !== null && !isKnown(written)) {
    throw new StartFault(
      `The store was written by a later version of Cordon (its format is ${written}, this version reads up to ${storeFormat}): start that version, or restore a copy from before it.`,
    );
  }
  if (hasSite === 0) return;
  // Of a store of this format one visit that can't be read is set apart; without its site nothing can be done on it.
  if (written !== null && (await isSiteReadable(redis, keys))) return;
  defineSnapshot(redis);
  const { unreadable } = await readPicture(redis, keys, now);
  if (unreadable.size === 0) return;
  throw new StartFault(
    `The store holds what this version of Cordon can not read (${listed([...unreadable.keys()])}): start the version that wrote it, or restore a copy.`,
  );
}

async function isSiteReadable(redis: Redis, keys: Keys): Promise<boolean> {
  const [site] = await readStored(redis, keys, ['site']);
  return site !== undefined && site !== null && isReadable('site', site.text);
}

/** [I3] Every later version sees which form this store has; one that is there already stays. */
export async function noteFormat(redis: Redis, keys: Keys): Promise<void> {
  await redis.set(keys.format, String(storeFormat), 'NX');
}

const isKnown = (written: string): boolean => /^\d+$/.test(written) && Number(written) <= storeFormat;

/** The site, 2 visits, 1 alert. */
function listed(refs: readonly AggregateRef[]): string {
  const count = (kind: string) => refs.filter((ref) => ref.startsWith(`${kind}:`)).length;
  const some = (number: number, kind: string) => (number === 0 ? [] : [`${number} ${kind}${number === 1 ? '' : 's'}`]);
  const site = refs.includes('site') ? ['the site'] : [];
  return [...site, ...some(count('visit'), 'visit'), ...some(count('alert'), 'alert')].join(', ');
}
