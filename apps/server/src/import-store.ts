import { fingerprints } from './commands/fingerprint.ts';
import { createSubmitBatch, singly, type SubmitParts } from './commands/submit.ts';
import type { Config } from './config.ts';
import { createDevices } from './identity/devices.ts';
import { keysOf } from './log/keys.ts';
import { createLogger } from './ops/logger.ts';
import { unmeasured } from './ops/metrics/measures.ts';
import { realClock, unguardedSiteClock } from './ops/real-clock.ts';
import { createRegister } from './people/register.ts';
import { keysAtHand } from './people/unlock.ts';
import { prepareFolder } from './redis/data-folder.ts';
import { findEarlierStore } from './redis/earlier-store.ts';
import { refuseLater } from './log/format.ts';
import { siteInStore } from './site-in-store.ts';
import { StartFault } from './start-fault.ts';
import { type Reached, reachOrStart, reachRunning } from './imports/reach.ts';
import { demoTarget, type ImportTarget, siteTarget, unreachable } from './imports/target.ts';

export type OpenTarget = { target: ImportTarget; note: string | null; close: () => Promise<void> };

const demoNote = 'No store is at hand: the file was checked against the points of the demo site.';
const actor = { kind: 'system', name: 'import' } as const;

/** [D22] For a dry run: the site as it is when a store answers, else the demo site. Writes nothing. */
export async function openForLook(config: Config): Promise<OpenTarget> {
  const reached = await reachRunning(config);
  const target = reached && (await closeOnFailure(reached, () => lookedAt(config, reached)));
  if (reached && target) return { target, note: null, close: reached.close };
  await reached?.close();
  return { target: demoTarget(Date.now()), note: demoNote, close: () => Promise.resolve() };
}

/** [D22] For an import: with the store of a running server, or with one that is started for it. @throws StartFault */
export async function openForImport(config: Config): Promise<OpenTarget> {
  const reached = await reachOrStart(config);
  const target = await closeOnFailure(reached, () => writtenTo(config, reached));
  return { target, note: null, close: reached.close };
}

async function lookedAt({ dataFolder, siteKey, siteId }: Config, { redis }: Reached): Promise<ImportTarget | null> {
  const keys = keysOf(siteId);
  await refuseLater(redis, keys, realClock.now());
  const atHand = await keysAtHand({ redis, prefix: keys.prefix, dataFolder, siteKey });
  const people = atHand && createRegister(redis, keys.prefix, atHand);
  return siteTarget({
    redis,
    keys,
    people,
    submit: unreachable,
    submitBatch: unreachable,
    importer: actor.name,
    now: Date.now(),
  });
}

async function writtenTo(config: Config, { redis }: Reached): Promise<ImportTarget> {
  prepareFolder(config.dataFolder);
  const earlier = findEarlierStore(config.dataFolder);
  const { keys, siteKeys } = await siteInStore({ redis, config, siteClock: unguardedSiteClock, earlier });
  const people = createRegister(redis, keys.prefix, siteKeys);
  const submitting: SubmitParts = {
    redis,
    keys,
    people,
    devices: createDevices(redis, keys.prefix, realClock, unguardedSiteClock),
    siteClock: unguardedSiteClock,
    systemClock: realClock,
    random: Math.random,
    fingerprint: fingerprints(siteKeys.fingerprint),
    log: createLogger('silent'), // an error becomes a fault of its row in the output
    measures: unmeasured,
  };
  const submitBatch = createSubmitBatch(submitting);
  const submit = singly(submitBatch);
  const target = await siteTarget({
    redis,
    keys,
    people,
    submit: (command) => submit(command, actor, null),
    submitBatch: (commands) => submitBatch(commands, actor, null),
    importer: actor.name,
    now: Date.now(),
  });
  if (target === null) throw new StartFault('The store lost its site while it was being opened: import again.');
  return target;
}

async function closeOnFailure<T>({ close }: Reached, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    await close();
    throw cause;
  }
}
