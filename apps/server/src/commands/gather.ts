import type { KnownAlerts } from '@cordon/protocol/engine/alerts.ts';
import { claimsInQuestion, type Target } from '@cordon/protocol/engine/engine.ts';
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

export type Gathered = {
  receipt: Receipt | null;
  site: Versioned<SiteState> | null; // null: no site was opened in this store
  target: Stored | null;
  holders: Record<string, readonly string[]>;
  plates: Record<string, string>; // by visit: those that hold a person whom the command wants to claim
  alerts: KnownAlerts; // the alert that the command is about, and those that follow it
};

export type Gather = {
  /** Drops what is kept of the site: the store may be another one. */
  forget(): void;
  forCommand(commandId: string, target: Target): Promise<Gathered>;
  alerts(ids: readonly string[]): Promise<Map<string, Versioned<AlertState>>>;
};

/** Looks up everything that a decision needs, before it. The commit finds what has changed in between. */
export function createGather(redis: Redis, keys: Keys): Gather {
  // The site is large, read by every command and seldom written: each version is parsed once.
  let known: Versioned<SiteState> | null = null;
  // After a restart Redis may have lost its last second: an earlier version can follow the one that is kept here.
  redis.on('ready', () => void (known = null));

  async function siteAt(version: number): Promise<Versioned<SiteState> | null> {
    if (version === 0 || known?.version === version) return version === 0 ? null : known;
    const [stored] = await readStored(redis, keys, [siteRef]);
    known = stored ? { version: stored.version, state: reading(siteRef, () => siteOf(stored.text)) } : null;
    return known;
  }

  async function readAlerts(ids: readonly string[]): Promise<Map<string, Versioned<AlertState>>> {
    const stored = await readStored(redis, keys, ids.map(alertRef));
    return new Map(
      stored.flatMap((found, index) => {
        const id = ids[index];
        return found === null || id === undefined ? [] : [[id, alertAt(id, found)]];
      }),
    );
  }

  /** [V28] Seldom needed: normally nobody is in two vehicles. */
  async function platesOfOthers(holders: Gathered['holders'], target: Target): Promise<Record<string, string>> {
    const ids = Object.entries(holders).flatMap(([claim, held]) => (isOfPerson(claim) ? held : []));
    const others = ids.filter((id) => id !== target.id);
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

  async function alertsAbout(target: Target, stored: Stored | null): Promise<KnownAlerts> {
    if (target.definition.name !== 'alert' || stored === null) return new Map();
    const alert = alertAt(target.id, stored);
    return (await readAlerts(alert.state.followers)).set(target.id, alert);
  }

  return {
    async forCommand(commandId, target) {
      const { receipt, siteVersion, target: stored } = await readStart(redis, keys, commandId, target.ref);
      const site = await siteAt(siteVersion);
      const holders = receipt === null ? await readHolders(redis, keys, claimsOfCommand(target, stored)) : {};
      const alerts = await alertsAbout(target, stored);
      const plates = await platesOfOthers(holders, target);
      return { receipt, site, target: stored, holders, plates, alerts };
    },
    alerts: readAlerts,
    forget: () => void (known = null),
  };
}

function alertAt(id: string, { version, text }: Stored): Versioned<AlertState> {
  return { version, state: reading(alertRef(id), () => alertOf(text)) };
}

function claimsOfCommand(target: Target, stored: Stored | null): readonly string[] {
  return reading(target.ref, () =>
    claimsInQuestion(target, stored && { version: stored.version, state: stateIn(target.ref, stored.text) }),
  );
}
