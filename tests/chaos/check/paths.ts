import { engine } from '@cordon/protocol/engine/product.ts';
import { foldEntry } from '@cordon/protocol/engine/fold.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import { z } from 'zod';
import { canonical } from './canonical.ts';
import type { Check, StoredState } from './evidence.ts';
import { newWay, takeInto, type Way } from './route.ts';

/** What the model compares of a stored visit. */
const storedVisit = z.looseObject({
  status: z.string(),
  held: z.unknown().optional(),
  steps: z.record(z.string(), z.looseObject({ status: z.string() })),
  helps: z.array(z.looseObject({ givenAt: z.number().nullable() })),
  deviations: z.array(z.looseObject({ verdict: z.string().nullable() })),
});

/**
 * I2: the feed is numbered without a hole, each aggregate's versions are 1, 2, 3 …, every visit's events are a legal way through
 * its plan, and what is stored is what its events say: by the model of `route.ts`, and as the events fold.
 */
export const paths: Check = ({ feed, stored }) => {
  const violations: string[] = [];
  const ways = new Map<string, Way>();
  const versions = new Map<string, number>();
  const folded = new Map<string, Versioned<object>>();
  let last: number | null = null;
  for (const entry of feed) {
    if (last !== null && entry.seq !== last + 1) violations.push(`the feed goes from ${last} to ${entry.seq}`);
    last = entry.seq;
    if (entry.aggregate === 'audit') continue;
    const ref = refOf(entry);
    const before = versions.get(ref) ?? 0;
    if (entry.version !== before + 1)
      violations.push(`${ref} goes from version ${before} to ${entry.version} at ${entry.seq}`);
    versions.set(ref, entry.version);
    const fault = fold(entry, ref, folded);
    if (fault !== null) violations.push(fault);
    if (entry.aggregate !== 'visit') continue;
    const way = ways.get(ref) ?? newWay();
    ways.set(ref, way);
    const wrong = takeInto(way, entry);
    if (wrong !== null) violations.push(`${ref} at ${entry.seq}: ${wrong}`);
  }
  for (const one of stored) violations.push(...differencesOf(one, versions, ways, folded));
  for (const ref of versions.keys()) {
    if (!stored.some((one) => one.ref === ref)) violations.push(`${ref} is in the feed and not stored`);
  }
  return { checked: versions.size + feed.length, violations };
};

function refOf({ aggregate, id }: FeedEvent): string {
  return aggregate === 'site' ? 'site' : `${aggregate}:${id}`;
}

/** As every screen does it; what is judged is that the store says the same. */
function fold(entry: FeedEvent, ref: string, folded: Map<string, Versioned<object>>): string | null {
  const about = engine.subjectOf(entry);
  if (about === null) return null;
  try {
    const next = foldEntry(about, entry, folded.get(ref) ?? null);
    if (next === null) return `${ref} can not be folded at ${entry.seq}`;
    folded.set(ref, next);
    return null;
  } catch (error) {
    return `${ref} can not be folded at ${entry.seq}: ${String(error)}`;
  }
}

function differencesOf(
  { ref, version, state }: StoredState,
  versions: ReadonlyMap<string, number>,
  ways: ReadonlyMap<string, Way>,
  folded: ReadonlyMap<string, Versioned<object>>,
): string[] {
  const faults: string[] = [];
  const last = versions.get(ref) ?? 0;
  if (version !== last) faults.push(`${ref} is stored at version ${version}, and the feed ends at ${last}`);
  const expected = folded.get(ref)?.state;
  if (expected !== undefined && version === last && canonical(expected) !== canonical(state)) {
    faults.push(`${ref} is stored otherwise than its events fold`);
  }
  const way = ways.get(ref);
  if (way === undefined) return faults;
  const visit = storedVisit.parse(state);
  const done = Object.entries(visit.steps).flatMap(([id, step]) => (step.status === 'done' ? [id] : []));
  const pairs: [string, unknown, unknown][] = [
    ['status', visit.status, way.status],
    ['held', (visit.held ?? null) !== null, way.isHeld],
    ['steps done', done.toSorted().join(), [...way.done].toSorted().join()],
    ['open calls for help', visit.helps.filter(({ givenAt }) => givenAt === null).length, way.helps.size],
    ['open deviations', visit.deviations.filter(({ verdict }) => verdict === null).length, way.deviations.size],
  ];
  for (const [what, is, wanted] of pairs) {
    if (is !== wanted) faults.push(`${ref} is stored with ${what} ${String(is)}, its events say ${String(wanted)}`);
  }
  return faults;
}
