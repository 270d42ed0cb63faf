import type { AnyKind } from './kind.ts';
import { killServer } from './injectors/kill-server.ts';

/** Every kind of fault, in the order in which they are tried. */
export const kinds: readonly AnyKind[] = [killServer];
