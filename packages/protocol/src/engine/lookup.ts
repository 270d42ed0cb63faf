import type { Role } from '../roles.ts';
import type { FeedEvent, Versioned } from '../wire/feed.ts';
import type { AggregateRef, AnyFoldable, Event, Foldable } from './aggregate.ts';

/** One aggregate that has a state. */
export type Subject<D extends AnyFoldable = AnyFoldable> = { definition: D; id: string; ref: AggregateRef };

/** Which aggregate a key or an event is about, found by the names of the definitions. */
export type Lookup<D extends AnyFoldable = AnyFoldable> = {
  /** [A1] Who may ask for what. */
  access: Readonly<Record<string, readonly Role[]>>;
  /** Is there an aggregate of this name in this version? */
  isDefined(name: string): boolean;
  /** @returns undefined when the text names no aggregate that has a state */
  parseRef(text: string): Subject<D> | undefined;
  /** What an event is about; null where it stands alone, or is of an aggregate that only a later version has. */
  subjectOf(event: Pick<FeedEvent, 'aggregate' | 'id'>): Subject<D> | null;
};

/** The one aggregate of which a site has one; its name is its ref. */
const single = 'site';

/** The reference of an aggregate; the site is alone, and its name is its reference. */
export function refOf(name: string, id: string): AggregateRef {
  return name === single ? single : `${name}:${id}`;
}

/** @throws RangeError when two definitions have a name in common */
export function createLookup<D extends AnyFoldable>(
  definitions: readonly (D | { kind: 'trail'; name: string })[],
): Lookup<D> {
  const byName = new Map<string, D | { kind: 'trail' }>();
  for (const definition of definitions) put(byName, definition.name, definition);
  const folded = definitions.filter((definition) => definition.kind === 'folded');

  return {
    access: Object.assign({}, ...folded.map(({ access }) => access)) as Lookup['access'],
    isDefined: (name) => byName.has(name),
    parseRef(text) {
      const [name = '', ...rest] = text.split(':');
      const definition = byName.get(name);
      const id = name === single ? single : rest.join(':');
      if (definition?.kind !== 'folded' || id === '' || (name === single && text !== single)) return undefined;
      return { definition, id, ref: refOf(name, id) };
    },
    subjectOf({ aggregate, id }) {
      const definition = byName.get(aggregate);
      return definition?.kind === 'folded' ? { definition, id, ref: refOf(aggregate, id) } : null;
    },
  };
}

/** @returns the state as its own definition knows it; null when it is another aggregate's */
export function stateOf<S extends object, E extends Event>(
  { name }: Foldable<S, E>,
  whose: Pick<AnyFoldable, 'name'>,
  stored: Versioned<object>,
): Versioned<S> | null {
  return whose.name === name ? (stored as Versioned<S>) : null;
}

/** @throws RangeError when the name is taken */
export function put<V>(into: Map<string, V>, name: string, definition: V): void {
  if (into.has(name)) throw new RangeError(`${name} is defined twice`);
  into.set(name, definition);
}
