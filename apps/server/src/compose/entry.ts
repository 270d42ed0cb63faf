import { randomUUID } from 'node:crypto';
import type { SubmitParts } from '../commands/submit.ts';
import { createSubmitBatch, type Submit, type SubmitBatch, singly } from '../commands/submit.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { startClockRecord } from '../clock/clock-record.ts';
import { fingerprints } from '../commands/fingerprint.ts';
import type { Feed } from '../feed/feed.ts';
import { startRecordFaults } from '../feed/record-faults.ts';
import type { Devices } from '../identity/devices.ts';
import { readStored } from '../log/read.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { Closers } from '../ops/closers.ts';
import type { GuardedClock } from '../ops/guarded-clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { PeopleRegister } from '../people/register.ts';
import { type Confirm, createConfirm } from '../redis/replicas.ts';
import type { Store } from '../store.ts';
import { createConfirmed } from './confirmed.ts';

export type EntryParts = Pick<SubmitParts, 'random' | 'measures'> & {
  store: Store;
  replicas: number; // that must have what is confirmed to a person
  feed: Feed;
  people: PeopleRegister;
  devices: Devices;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Logger;
  closers: Closers;
  /** The machine's clock and the name of this run of the machine; null when a test has a clock of its own. */
  guarded: { guard: GuardedClock; boot: string } | null;
};

/** The entry point for changes, and what the server itself reports by it: that the clock was set, and faults of the record. */
export async function createEntry(parts: EntryParts): Promise<{ submit: Submit; submitBatch: SubmitBatch }> {
  const { store, replicas, feed, people, devices, siteClock, systemClock, random, measures, log, closers, guarded } =
    parts;
  const { commands: redis, keys, siteKeys } = store;
  const { live } = feed;
  const plainBatch = createSubmitBatch({
    ...{ redis, keys, people, devices, siteClock, systemClock, random, measures, log },
    fingerprint: fingerprints(siteKeys.fingerprint),
    live,
  });
  const submitBatch =
    replicas === 0
      ? plainBatch
      : createConfirmed({ ...{ keys, siteClock }, submitBatch: plainBatch, confirm: confirmBy(store, replicas) });
  const submit = singly(submitBatch);
  if (guarded !== null) {
    const record = await startClockRecord({ ...guarded, redis, keys, systemClock, submit, log });
    closers.add(() => record.stop());
  }
  const textOf = async (ref: AggregateRef) => (await readStored(redis, keys, [ref]))[0]?.text ?? null;
  const recordFaults = startRecordFaults({ live, textOf, submit, siteClock, systemClock, log });
  closers.add(() => recordFaults.stop());
  feed.onUnknownEntries((position) => recordFaults.unknownEntries(position));
  return { submit, submitBatch };
}

function confirmBy(store: Store, replicas: number): Confirm {
  return createConfirm({ redis: store.confirming(), replicas, mark: store.keys.probe(`replicas-${randomUUID()}`) });
}
