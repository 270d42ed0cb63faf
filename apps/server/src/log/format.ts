import { storedChanges } from '@cordon/protocol/stored/versions.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { defineScript, oneWord } from '../redis/script.ts';
import { StartFault } from '../start-fault.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Keys } from './keys.ts';
import { readabilityOf } from './readable.ts';
import { readPicture } from './snapshot.ts';

/** Grows when a version changes the names of keys or what they hold. (Changed forms of things are counted by `storedChanges`.) */
const layout = 1;

/** [SV3] The number of the form in which this version writes the store. It grows with the form of each thing in it. */
export const storeFormat = layout + storedChanges;

const raiseFormat = defineScript({
  file: new URL('scripts/raise-format.lua', import.meta.url),
  keys: ['format'],
  args: ['format'],
  reply: oneWord('raised', 'kept'),
});

/**
 * [I3] [I4] Refuses a store that this version can't open, before anything is started on it.
 *
 * @throws StartFault when a later version wrote it or anything open in it; or when an older version wrote it and something
 * open can't be read
 */
export async function checkFormat(redis: Redis, keys: Keys, now: Instant): Promise<void> {
  const { written, unreadable } = await refuseLater(redis, keys, now);
  // With a noted format, a visit that can't be read is set apart; but nothing works without the site.
  if (unreadable.length === 0 || (written !== null && !unreadable.includes('site'))) return;
  throw new StartFault(
    `The store holds what this version of Cordon can not read (${listed(unreadable)}): start the version that wrote it, or restore a copy.`,
  );
}

/**
 * [SV3] Nothing of this version works on a store that a later one wrote, not even a command of the operator.
 *
 * @returns the format that is noted, null for none; and what is open and can't be read
 * @throws StartFault when a later version wrote the store, or anything open in it
 */
export async function refuseLater(
  redis: Redis,
  keys: Keys,
  now: Instant,
): Promise<{ written: string | null; unreadable: AggregateRef[] }> {
  const [written, hasSite] = await Promise.all([redis.get(keys.format), redis.exists(keys.aggregate('site'))]);
  if (written !== null && !isKnown(written)) {
    throw laterVersion(`its format is ${written}, this version reads up to ${storeFormat}`);
  }
  if (hasSite === 0) return { written, unreadable: [] };
  const newer: AggregateRef[] = [];
  const { unreadable } = await readPicture(redis, keys, now, (ref, text) => {
    const is = readabilityOf(ref, text);
    if (is === 'newer') newer.push(ref);
    return is === 'readable';
  });
  if (newer.length > 0) throw laterVersion(`this version does not know the form of ${listed(newer)}`);
  return { written, unreadable: [...unreadable.keys()] };
}

function laterVersion(why: string): StartFault {
  return new StartFault(
    `The store was written by a later version of Cordon (${why}): start that version, or restore a copy from before it.`,
  );
}

/** [I3] Notes the store's format for every other version; the number never falls. */
export async function noteFormat(redis: Redis, keys: Keys): Promise<void> {
  await raiseFormat(redis, { keys: { format: keys.format }, args: { format: storeFormat } });
}

const isKnown = (written: string): boolean => /^\d+$/.test(written) && Number(written) <= storeFormat;

/** For example: the site, 2 visits, 1 alert. */
function listed(refs: readonly AggregateRef[]): string {
  const count = (kind: string) => refs.filter((ref) => ref.startsWith(`${kind}:`)).length;
  const some = (number: number, kind: string) => (number === 0 ? [] : [`${number} ${kind}${number === 1 ? '' : 's'}`]);
  const site = refs.includes('site') ? ['the site'] : [];
  return [...site, ...some(count('visit'), 'visit'), ...some(count('alert'), 'alert')].join(', ');
}
