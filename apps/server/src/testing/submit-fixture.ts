import { realClock } from '../ops/real-clock.ts';
import { declarationOf, driver, passenger } from '@cordon/protocol/testing/declarations.ts';
import { administrator } from '@cordon/protocol/testing/actors.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { SiteSettings } from '@cordon/protocol/site/settings.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { fingerprints } from '../commands/fingerprint.ts';
import { openSite } from '../commands/open-site.ts';
import { createSubmitBatch, singly, type Submit, type SubmitParts } from '../commands/submit.ts';
import { createDevices } from '../identity/devices.ts';
import { keysOf } from '../log/keys.ts';
import { eventsOf, readRange } from '../log/read.ts';
import { createLogger } from '../ops/logger.ts';
import { type Measures, unmeasured } from '../ops/metrics/measures.ts';
import type { PeopleRegister } from '../people/register.ts';
import { type SteadyClock, steadyClock } from './clocks.ts';
import { commandOf, newId } from './commands.ts';

export const demoKeys = keysOf('demo');
export const silent = createLogger('silent');

/** The entry point for commands on a real store, with the demo site open at ten at night. */
export type SubmitFixture = {
  clock: SteadyClock;
  submit: Submit;
  /** Sends a new command and gives the answer to it. */
  ask(actor: Actor, body: Parameters<typeof commandOf>[0]): Promise<Ack>;
  declare(change?: Partial<Declaration>): Promise<string>;
  feed(): Promise<FeedEvent[]>;
};

export async function createSubmitFixture(redis: Redis, change: Partial<SiteSettings> = {}): Promise<SubmitFixture> {
  const clock = steadyClock(tenAtNight);
  await openSite(redis, demoKeys, clock, { ...demoSite(tenAtNight), ...change });
  const submit = createSubmit(redis, clock);
  const ask = (actor: Actor, body: Parameters<typeof commandOf>[0]) => submit(commandOf(body, clock.at), actor, null);
  return {
    clock,
    submit,
    ask,
    async declare(changed = {}) {
      const visitId = newId();
      const declaration = declarationOf(changed, clock.at);
      const ack = await ask(administrator, { type: 'declareVisit', visitId, declaration });
      if (!ack.ok) throw new Error(`not declared: ${ack.code}`);
      return visitId;
    },
    feed: async () => eventsOf(await readRange(redis, demoKeys, 1, 1_000_000)),
  };
}

/** A register that has the people of the sample declarations, whatever the store says. */
const theUsualCrew: Pick<PeopleRegister, 'shown'> = {
  shown: (personIds) =>
    Promise.resolve(personIds.map((id) => [driver, passenger].find(({ personId }) => personId === id) ?? null)),
};

/** Another process at the same store: its entry point. */
export function createSubmit(
  redis: Redis,
  clock: SteadyClock,
  random: () => number = Math.random,
  measures: Measures = unmeasured,
  people: Pick<PeopleRegister, 'shown'> = theUsualCrew,
): Submit {
  return singly(createSubmitBatch({ ...submitPartsOf(redis, clock), random, measures, people }));
}

export function submitPartsOf(redis: Redis, clock: SteadyClock): SubmitParts {
  return {
    redis,
    keys: demoKeys,
    people: theUsualCrew,
    devices: createDevices(redis, demoKeys.prefix, clock, clock),
    siteClock: clock,
    systemClock: realClock,
    random: Math.random,
    fingerprint: fingerprints(Buffer.alloc(32, 7)),
    log: silent,
    measures: unmeasured,
  };
}

/** The gate reports that the vehicle is there. */
export function arriveOf(visitId: string, plate = '渝A12345'): Command {
  return commandOf({
    type: 'reportStep',
    visitId,
    stationId: 'main-gate',
    stepId: 'arrive',
    report: { kind: 'arrive', plate, trailerPlate: null, handReason: null },
  });
}
