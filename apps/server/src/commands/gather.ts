import type { Event, Foldable } from '@cordon/protocol/engine/aggregate.ts';
import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import type { KnownAlerts } from '@cordon/protocol/engine/alerts.ts';
import { claimsInQuestion, type Target } from '@cordon/protocol/engine/engine.ts';
import { stateOf } from '@cordon/protocol/engine/lookup.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { isOfPerson } from '@cordon/protocol/visit/claim-names.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { alertRef, type Keys, siteRef, visitRef } from '../log/keys.ts';
import { readHolders, readStart, readStored, type Stored } from '../log/read.ts';
import type { Receipt } from '../log/receipt.ts';
import { reading } from '../log/readable.ts';
import { alertOf, siteOf, visitOf } from '../log/snapshot.ts';
import { stateIn } from '../log/stored-text.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { KnownStates } from './known-states.ts';

export type Gathered = {
  receipt: Receipt | null;
  site: Versioned<SiteState> | null; // null: no site was opened in this store
  target: Versioned<object> | null; // null: it does not exist, or has no state
  holders: Record<string, readonly string[]>;
  plates: Record<string, string>; // by visit: those that hold a person whom the command wants to claim
  alerts: KnownAlerts; // the alert that the command is about, and those that follow it
};

/** Looks up everything that a decision needs, before it. The commit finds what has changed in between. */
export type Gather = {
  /** @returns null when it can't tell */
  forCommand(commandId: string, target: Target): Promise<Gathered | null>;
  alerts(ids: readonly string[]): Promise<Map<string, Versioned<AlertState>>>;
};

/** From the store. */
export type StoreGather = Omit<Gather, 'forCommand'> & {
  forCommand(commandId: string, target: Target): Promise<Gathered>;
  /** Drops what is kept of the site: the store may be another one. */
  forget(): void;
};

export function createStoreGather(redis: Redis, keys: Keys): StoreGather {
  // The site is large, read by every command and seldom written: each version is parsed once.
  let site: Versioned<SiteState> | null = null;
  // After a restart Redis may have lost its last second: an earlier version can follow the one that is kept here.
  redis.on('ready', () => void (site = null));

  async function siteAt(version: number): Promise<Versioned<SiteState> | null> {
    if (version === 0 || site?.version === version) return version === 0 ? null : site;
    const [stored] = await readStored(redis, keys, [siteRef]);
    site = stored ? { version: stored.version, state: reading(siteRef, () => siteOf(stored.text)) } : null;
    return site;
  }

  const alerts: Gather['alerts'] = (ids) => readAlerts(redis, keys, ids);
  return {
    async forCommand(commandId, target) {
      const { receipt, siteVersion, target: stored } = await readStart(redis, keys, commandId, target.ref);
      const found = await siteAt(siteVersion);
      if (receipt !== null) {
        return { receipt, site: found, target: null, holders: {}, plates: {}, alerts: new Map() };
      }
      return { receipt, site: found, ...(await lookAround({ redis, keys, alerts }, target, stateAt(target, stored))) };
    },
    alerts,
    forget: () => void (site = null),
  };
}

/**
 * [C13] From what this process knows. It has no receipts: those the commit finds. Nor does it know what only the store can say: when
 * the feed stands still, and when a person is in another vehicle.
 */
export function createKnownGather(
  redis: Redis,
  keys: Keys,
  states: Pick<KnownStates, 'find' | 'holdersOf' | 'isCurrent'>,
): Gather {
  const alerts: Gather['alerts'] = async (ids) => {
    const known = ids.flatMap((id) => {
      const alert = stateIfOf(alertAggregate, states.find(alertRef(id)));
      return alert === null ? [] : [[id, alert] as const];
    });
    const found = new Map(known);
    const others = await readAlerts(
      redis,
      keys,
      ids.filter((id) => !found.has(id)),
    );
    return new Map([...found, ...others]);
  };
  return {
    async forCommand(_, target) {
      const site = stateIfOf(siteAggregate, states.find(siteRef));
      const current = states.find(target.ref);
      if (site === null || current === undefined || !states.isCurrent()) return null;
      const holders = states.holdersOf(reading(target.ref, () => claimsInQuestion(target, current)));
      if (holdersOfPeople(holders, target).length > 0) return null;
      const about = await alertsAbout(target, current, alerts);
      return { receipt: null, site, target: current, holders, plates: {}, alerts: about };
    },
    alerts,
  };
}

type Around = { redis: Redis; keys: Keys; alerts: Gather['alerts'] };

/** What concerns the target apart from its own state. */
async function lookAround({ redis, keys, alerts }: Around, target: Target, current: Versioned<object> | null) {
  const claims = reading(target.ref, () => claimsInQuestion(target, current));
  const holders = await readHolders(redis, keys, claims);
  return {
    target: current,
    holders,
    plates: await platesOfOthers(redis, keys, holdersOfPeople(holders, target)),
    alerts: await alertsAbout(target, current, alerts),
  };
}

/** The other visits that hold a person of this command. */
function holdersOfPeople(holders: Gathered['holders'], target: Target): string[] {
  const ids = Object.entries(holders).flatMap(([claim, held]) => (isOfPerson(claim) ? held : []));
  return ids.filter((id) => id !== target.id);
}

/** [V28] Seldom needed: normally nobody is in two vehicles. */
async function platesOfOthers(redis: Redis, keys: Keys, others: readonly string[]): Promise<Record<string, string>> {
  if (others.length === 0) return {};
  const stored = await readStored(redis, keys, others.map(visitRef));
  const plateOf = (id: string, text: string) => reading(visitRef(id), () => platesOf(visitOf(text)).plate);
  return Object.fromEntries(
    others.flatMap((id, place) => {
      const text = stored[place]?.text;
      return text === undefined ? [] : [[id, plateOf(id, text)]];
    }),
  );
}

async function alertsAbout(
  { definition, id }: Target,
  current: Versioned<object> | null,
  alerts: Gather['alerts'],
): Promise<KnownAlerts> {
  const alert = current && stateOf(alertAggregate, definition, current);
  return alert === null ? new Map() : (await alerts(alert.state.followers)).set(id, alert);
}

async function readAlerts(
  redis: Redis,
  keys: Keys,
  ids: readonly string[],
): Promise<Map<string, Versioned<AlertState>>> {
  const stored = await readStored(redis, keys, ids.map(alertRef));
  return new Map(
    stored.flatMap((found, index) => {
      const id = ids[index];
      if (found === null || id === undefined) return [];
      return [[id, { version: found.version, state: reading(alertRef(id), () => alertOf(found.text)) }]];
    }),
  );
}

function stateAt({ definition, ref }: Target, stored: Stored | null): Versioned<object> | null {
  if (stored === null || definition.kind === 'trail') return null;
  return { version: stored.version, state: reading(ref, () => stateIn(ref, stored.text)) };
}

/* The state was found by a name of this aggregate. */
function stateIfOf<S extends object, E extends Event>(
  definition: Foldable<S, E>,
  found: Versioned<object> | undefined,
): Versioned<S> | null {
  return found === undefined ? null : stateOf(definition, definition, found);
}
