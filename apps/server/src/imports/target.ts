import type { KnownVisit } from '@cordon/protocol/declaration/match.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { isClosed, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { Redis } from 'ioredis';
import { type Keys, visitRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import { readPicture, visitOf } from '../log/snapshot.ts';
import type { PeopleRegister } from '../people/register.ts';
import type { ImportOptions } from './import-declarations.ts';

/** The site that a file is read for: its points and limits, what is declared there already, and how to declare more. */
export type ImportTarget = Omit<ImportOptions, 'bytes' | 'mode' | 'readFile'>;

const nobody: ImportOptions['people'] = {
  check: () => Promise.resolve(null),
  add: unreachable,
  correctName: unreachable,
};

export type SiteTargetOptions = Pick<ImportTarget, 'submit' | 'submitBatch' | 'importer'> & {
  redis: Redis;
  keys: Keys;
  people: PeopleRegister | null; // null: for a preview without the key of the register
  now: Instant;
};

/** @returns null when the store holds no site yet */
export async function siteTarget(options: SiteTargetOptions): Promise<ImportTarget | null> {
  const { redis, keys, people, submit, submitBatch, importer, now } = options;
  const { site, visits } = await readPicture(redis, keys, now);
  if (site === null) return null;
  return {
    ...factsOf(site.state),
    now,
    known: [...visits].map(([visitId, { state }]) => ({
      visitId,
      kind: placeOf(state),
      declaration: state.declaration,
    })),
    people: people ?? nobody,
    visitOf: async (visitId) => {
      const [stored] = await readStored(redis, keys, [visitRef(visitId)]);
      return stored ? { version: stored.version, state: visitOf(stored.text) } : null;
    },
    submit,
    submitBatch,
    importer,
  };
}

/** For a dry run without a store: the site with which an empty store begins. */
export function demoTarget(now: Instant): ImportTarget {
  return {
    ...factsOf(demoSite(now)),
    now,
    known: [],
    people: nobody,
    visitOf: () => Promise.resolve(null),
    submit: unreachable,
    submitBatch: unreachable,
    importer: 'nobody',
  };
}

function placeOf(visit: VisitState): KnownVisit['kind'] {
  if (isClosed(visit)) return 'closed';
  return visit.status === 'expected' ? 'expected' : 'here';
}

function factsOf({ id, stations, timeZone, limits }: Pick<SiteState, 'id' | 'stations' | 'timeZone' | 'limits'>) {
  return { site: id, stops: stations, timeZone, expectedLoopMinutes: limits.expectedLoopMinutes };
}

/** A preview neither registers nor submits. */
export function unreachable(): Promise<never> {
  return Promise.reject(new Error('a preview was about to write'));
}
