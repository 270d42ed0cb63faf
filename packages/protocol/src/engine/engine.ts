import { z } from 'zod';
import type { Role } from '../roles.ts';
import type { AnyCommand, Command, CommandType, PassDeadline } from '../wire/command.ts';
import type { Versioned } from '../wire/feed.ts';
import type { AggregateRef, AnyAggregate, CommandSchema, Definition } from './aggregate.ts';
import { createLookup, type Lookup, put, refOf } from './lookup.ts';

/** The aggregate that a command is about. */
export type Target = {
  definition: Definition;
  id: string;
  ref: AggregateRef;
  command: AnyCommand;
};

/** What is known of all aggregates of a site, derived from their definitions. */
export type Engine = Lookup<AnyAggregate> & {
  definitions: readonly Definition[];
  /** The schema of every command that a person may send. */
  command: z.ZodType<Command>;
  commandTypes: readonly CommandType[];
  /** [A1] The roles that may send each command. */
  access: Readonly<Record<CommandType, readonly Role[]>>;
  /** @throws RangeError for a command that no definition has, or a deadline of an unknown aggregate */
  targetOf(command: AnyCommand): Target;
};

/**
 * Builds the engine from definitions.
 *
 * @throws RangeError when two definitions share a name or a command
 */
export function createEngine(definitions: readonly Definition[]): Engine {
  const lookup = createLookup<AnyAggregate>(definitions);
  const byCommand = new Map<string, Definition>();
  for (const definition of definitions) {
    for (const type of typesOf(definition)) put(byCommand, type, definition);
  }

  function targetOfDeadline(command: PassDeadline): Target {
    const about = lookup.parseRef(command.aggregate);
    if (about === undefined) throw new RangeError(`${command.aggregate} has no deadlines`);
    return { ...about, command };
  }

  const folded = definitions.filter((definition) => definition.kind === 'folded');
  const { schema, types } = commandsOf(folded);

  return {
    ...lookup,
    definitions,
    command: schema,
    commandTypes: types,
    access: lookup.access as Engine['access'],
    targetOf(command) {
      if (command.type === 'passDeadline') return targetOfDeadline(command);
      const definition = byCommand.get(command.type);
      if (definition === undefined) throw new RangeError(`${command.type} is no aggregate's`);
      const id = definition.idOf(command);
      return { definition, id, ref: refOf(definition.name, id), command };
    },
  };
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
