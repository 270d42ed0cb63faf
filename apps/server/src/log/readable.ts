import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { engine } from '@cordon/protocol/engine/product.ts';

/** [L15] Can the rules of this version work on what is stored? `newer`: a later version wrote it, see [SV3]. */
export function readabilityOf(ref: AggregateRef, text: string): 'readable' | 'newer' | 'unreadable' {
  const definition = engine.parseRef(ref)?.definition;
  if (definition === undefined) return 'unreadable';
  const read = definition.schema.upcast(jsonOf(text));
  if (read.kind !== 'read') return read.kind;
  return definition.isState(read.value) ? 'readable' : 'unreadable';
}

export const isReadable = (ref: AggregateRef, text: string): boolean => readabilityOf(ref, text) === 'readable';

const plateIn = /"plate":"([^"\\]{1,16})"/;

/** The vehicle's plate, if it can be found in a state that can't be read: people recognise a vehicle by it alone. */
export function plateInText(text: string): string | null {
  return plateIn.exec(text)?.[1] ?? null;
}

/** What is stored can't be read, or the rules can't work on it. [L16] Only commands about this aggregate are refused for it. */
export class Unreadable extends Error {
  readonly ref: AggregateRef;

  constructor(ref: AggregateRef, cause: unknown) {
    super(`${ref} can not be read`, { cause });
    this.ref = ref;
  }
}

/** Runs the rules on what is stored. @throws Unreadable for every error in it */
export function reading<T>(ref: AggregateRef, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable(ref, cause);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
