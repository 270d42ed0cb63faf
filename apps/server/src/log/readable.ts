import { engine } from '@cordon/protocol/engine/product.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';

/** [L15] Can the rules of this version stand on what is stored? */
export function isReadable(ref: AggregateRef, text: string): boolean {
  return engine.parseRef(ref)?.definition.isState(jsonOf(text)) === true;
}

const plateIn = /"plate":"([^"\\]{1,16})"/;

/** The vehicle's plate, as far as it can be found in a state that can't be read: people know a vehicle by nothing else. */
export function plateInText(text: string): string | null {
  return plateIn.exec(text)?.[1] ?? null;
}

/** What is stored can't be read, or the rules can't stand on it; [L16] an answer for whoever asks about it, and no one else. */
export class Unreadable extends Error {
  readonly ref: AggregateRef;

  constructor(ref: AggregateRef, cause: unknown) {
    super(`${ref} can not be read`, { cause });
    this.ref = ref;
  }
}

/** @throws Unreadable when the rules do not get along with what is stored of it */
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
