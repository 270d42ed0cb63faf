import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig, readNewSiteKey } from './config.ts';
import { createLastSeen } from './identity/last-seen.ts';
import { type Reached, reachAlone } from './imports/reach.ts';
import { whileOpen } from './imports/while-open.ts';
import { refuseLater } from './log/format.ts';
import { type Keys, keysOf } from './log/keys.ts';
import { resealChannels } from './notify/channel-secrets.ts';
import { rotateSiteKey } from './people/rotate.ts';
import { findSiteKey, keyPath, loadNextKey, replaceKey } from './people/site-key.ts';
import { rewriteLog } from './redis/rewrite-log.ts';
import { StartFault } from './start-fault.ts';

const usage = `Usage: npm run rotate-key

Puts everything that the key of this site seals under a new key. No server may use the store meanwhile. A key that lies in
the data folder is replaced by a random one; one that is given in CORDON_SITE_KEY, by the one in CORDON_NEW_SITE_KEY.
Interrupted, it is run again and goes on.

Ends with 0 when the new key is the key, 2 when the store or a key could not be used.`;
const exitCodes = { rotated: 0, unusable: 2 } as const;

/** A server notes every ten seconds which people are connected. */
const seenWithinMs = 30_000;
/** In ms. A large store takes a while, and nobody uses it meanwhile. */
const forgetWithinMs = 120_000;

process.exitCode = await run(process.argv.slice(2)).catch((cause: unknown) => {
  console.error(cause instanceof StartFault ? cause.message : `The key could not be changed: ${String(cause)}`);
  return exitCodes.unusable;
});

async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error(usage);
    return exitCodes.unusable;
  }
  const read = readConfig(process.env);
  if (!read.ok) throw new StartFault(read.faults.join('\n'));
  return whileOpen(reach(read.config), async ({ redis }) => {
    const keys = keysOf(read.config.siteId);
    if (read.config.redisUrl !== undefined) await refuseBesideServer(redis, keys);
    await refuseLater(redis, keys, Date.now());
    console.log(await rotate(read.config, redis, keys));
    return exitCodes.rotated;
  });
}

/** The embedded Redis runs under the data folder's lock: while another process holds it, this does not begin. @throws StartFault */
async function reach(config: Config): Promise<Reached> {
  if (config.redisUrl === undefined && !existsSync(join(config.dataFolder, 'redis'))) {
    throw new StartFault(`There is no site in ${config.dataFolder} yet: npm start opens one.`);
  }
  return reachAlone(config);
}

/** [K11] Wherever a server runs, one process keeps the clock. @throws StartFault when one uses the store */
async function refuseBesideServer(redis: Reached['redis'], keys: Keys): Promise<void> {
  const isKept = (await redis.exists(keys.lease)) === 1;
  const lastSeen = createLastSeen({ redis, keys, isSignedIn: () => Promise.resolve(true) });
  const times = [await lastSeen.lastSupervisor(), ...(await lastSeen.people()).map(({ at }) => at)];
  const isSeen = times.some((at) => at !== null && Date.now() - at < seenWithinMs);
  if (isKept || isSeen) {
    throw new StartFault(
      'A server uses this store, or did within half a minute: stop every Cordon on it, wait, and run this again.',
    );
  }
}

async function rotate({ dataFolder, siteKey }: Config, redis: Reached['redis'], keys: Keys): Promise<string> {
  const { prefix } = keys;
  const from = findSiteKey(dataFolder, siteKey);
  if (from === null) {
    throw new StartFault(
      `The key of this site is not at hand: put it back as ${keyPath(dataFolder)} or set CORDON_SITE_KEY.`,
    );
  }
  const to = siteKey === undefined ? loadNextKey(dataFolder) : givenKey(siteKey);
  const rotated = await rotateSiteKey({
    ...{ redis, prefix, from, to },
    resealChannels: (...how) => resealChannels({ redis, prefix }, ...how),
  });
  const isForgotten = await rewriteLog(redis, forgetWithinMs); // when it is killed here, the next run begins here
  if (siteKey === undefined) replaceKey(dataFolder);
  return [
    ...(rotated.kind === 'done'
      ? [`Under the new key: ${rotated.people} people, ${rotated.channels} channels.`]
      : ['Everything was under the new key already.']),
    ...(rotated.kind === 'done' && rotated.damaged > 0
      ? [`${rotated.damaged} damaged records open with neither key, and were left as they are.`]
      : []),
    siteKey === undefined
      ? `${keyPath(dataFolder)} is the new key, and the old one is gone from there: make a copy of the new one.`
      : 'Set CORDON_SITE_KEY to the new key now, and take CORDON_NEW_SITE_KEY and the old one away.',
    ...(isForgotten
      ? []
      : ['The log of this Redis still holds what the old key opens: have it written anew (BGREWRITEAOF).']),
    'Copies of the store that were made before still open with the old key. Whoever has both knows too what PINs are hashed with: give new PINs.',
  ].join('\n');
}

function givenKey(siteKey: Buffer): Buffer {
  const read = readNewSiteKey(process.env);
  if (!read.ok) throw new StartFault(read.fault);
  if (read.key.equals(siteKey)) {
    throw new StartFault('CORDON_NEW_SITE_KEY is the key that CORDON_SITE_KEY has already: give another one.');
  }
  return read.key;
}
