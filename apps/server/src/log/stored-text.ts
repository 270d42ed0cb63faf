import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { eventSchema } from '@cordon/protocol/stored/event.ts';
import type { Schema } from '@cordon/protocol/stored/schema.ts';

/* [SV1] Only here a state or an event becomes the text that is stored, and the text a value again. */

/** @throws RangeError when this is the name of nothing that has a state */
export function stateText(ref: AggregateRef, state: object): string {
  return JSON.stringify(schemaAt(ref).write(state));
}

/** [SV2] The state of this aggregate, in the present form. @throws as `valueOf` does */
export function stateIn(ref: AggregateRef, text: string): object {
  return valueOf(schemaAt(ref), text);
}

function schemaAt(ref: AggregateRef): Schema {
  const about = engine.parseRef(ref);
  if (about === undefined) throw new RangeError(`${ref} has no state`);
  return about.definition.schema;
}

export function eventText(event: object): string {
  return JSON.stringify(eventSchema.write(event));
}

/**
 * A value in the present form, whatever version wrote it. It is not compared with its outline: we wrote it ourselves, and a
 * check at each command would cost too much.
 *
 * @throws RangeError when a later version wrote it, or it is no object; SyntaxError when it is no JSON
 */
export function valueOf(schema: Schema, text: string): object {
  const read = schema.upcast(JSON.parse(text));
  if (read.kind === 'read') return read.value;
  throw new RangeError(
    read.kind === 'newer' ? `a later version wrote it (form ${read.schema})` : 'it is no object with a form',
  );
}
