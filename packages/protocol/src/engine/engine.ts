import { z } from 'zod';
import type { Role } from '../roles.ts';
import type { AnyCommand, Command, CommandType, PassDeadline } from '../wire/command.ts';
import type { FeedEvent, Versioned } from '../wire/feed.ts';
import type {
  Aggregate,
  AggregateRef,
  AnyAggregate,
  BaseCommand,
  CommandSchema,
  Definition,
  Event,
} from './aggregate.ts';

/** The aggregate that a command is about. */
export type Target = {
  definition: Definition;
  id: string;
  ref: AggregateRef;
  command: AnyCommand;
};

/** One aggregate that has a state. */
export type Subject = { definition: AnyAggregate; id: string; ref: AggregateRef };

/** What is known of all aggregates of a site, derived from their definitions. */
export type Engine = {
  definitions: readonly Definition[];
  /** The schema of every command that a person may send. */
  command: z.ZodType<Command>;
  commandTypes: readonly CommandType[];
  /** [A1] The roles that may send each command. */
  access: Readonly<Record<CommandType, readonly Role[]>>;
  /** @throws RangeError for a command that no definition has, or a deadline of an unknown aggregate */
  targetOf(command: AnyCommand): Target;
  /** Whether this version has an aggregate of this name. */
  isDefined(name: string): boolean;
  /** @returns undefined when the text is not the reference of an aggregate with a state */
  parseRef(text: string): Subject | undefined;
  /** The aggregate of an event; null when the event has no state, or only a later version has the aggregate. */
  subjectOf(event: Pick<FeedEvent, 'aggregate' | 'id'>): Subject | null;
};

/** The only aggregate that a site has one of; its name is also its reference. */
const single = 'site';

/** The reference of an aggregate: `site`, or `<name>:<id>`. */
export function refOf(name: string, id: string): AggregateRef {
  return name === single ? single : `${name}:${id}`;
}

/**
 * Builds the engine from definitions.
 *
 * @throws RangeError when two definitions share a name or a command
 */
export function createEngine(definitions: readonly Definition[]): Engine {
  const byName = new Map<string, Definition>();
  const byCommand = new Map<string, Definition>();
  for (const definition of definitions) {
    put(byName, definition.name, definition);
    for (const type of typesOf(definition)) put(byCommand, type, definition);
  }

  function parseRef(text: string): Subject | undefined {
    const [name = '', ...rest] = text.split(':');
    const definition = byName.get(name);
    const id = name === single ? single : rest.join(':');
    if (definition?.kind !== 'folded' || id === '' || (name === single && text !== single)) return undefined;
    return { definition, id, ref: refOf(name, id) };
  }

  function targetOfDeadline(command: PassDeadline): Target {
    const about = parseRef(command.aggregate);
    if (about === undefined) throw new RangeError(`${command.aggregate} has no deadlines`);
    return { ...about, command };
  }

  const folded = definitions.filter((definition) => definition.kind === 'folded');
  const { schema, types } = commandsOf(folded);

  return {
    definitions,
    command: schema,
    commandTypes: types,
    access: Object.assign({}, ...folded.map(({ access }) => access)) as Engine['access'],
    isDefined: (name) => byName.has(name),
    parseRef,
    targetOf(command) {
      if (command.type === 'passDeadline') return targetOfDeadline(command);
      const definition = byCommand.get(command.type);
      if (definition === undefined) throw new RangeError(`${command.type} is no aggregate's`);
      const id = definition.idOf(command);
      return { definition, id, ref: refOf(definition.name, id), command };
    },
    subjectOf({ aggregate, id }) {
      const definition = byName.get(aggregate);
      return definition?.kind === 'folded' ? { definition, id, ref: refOf(aggregate, id) } : null;
    },
  };
}

/** The state, typed by its definition; null when it belongs to another aggregate. */
export function stateOf<S extends object, E extends Event, C extends BaseCommand>(
  { name }: Aggregate<S, E, C>,
  whose: Pick<AnyAggregate, 'name'>,
  stored: Versioned<object>,
): Versioned<S> | null {
  return whose.name === name ? (stored as Versioned<S>) : null;
}

/** The claims whose holders a decision on this command needs. */
export function claimsInQuestion(
  { definition, command }: Target,
  current: Versioned<object> | null,
): readonly string[] {
  if (definition.kind === 'trail' || command.type === 'passDeadline') return [];
  return definition.claims?.inQuestion(current?.state ?? null, command) ?? [];
}

const typeOf = ({ shape }: CommandSchema): string => shape.type.value;

function typesOf(definition: Definition): readonly string[] {
  return definition.kind === 'trail' ? definition.notes : [...definition.commands.map(typeOf), ...definition.notes];
}

/* The definition knows the fields of its commands, the engine does not. */
function commandsOf(folded: readonly AnyAggregate[]): { schema: z.ZodType<Command>; types: CommandType[] } {
  const [first, ...more] = folded.flatMap(({ commands }) => commands);
  if (first === undefined) throw new RangeError('no command is defined');
  const schema: z.ZodType = z.discriminatedUnion('type', [first, ...more]);
  return { schema: schema as z.ZodType<Command>, types: [first, ...more].map(typeOf) as CommandType[] };
}

function put(into: Map<string, Definition>, name: string, definition: Definition): void {
  if (into.has(name)) throw new RangeError(`${name} is defined twice`);
  into.set(name, definition);
}
