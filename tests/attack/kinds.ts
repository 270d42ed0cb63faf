import type { Kind } from './kind.ts';
import { frames } from './kinds/frames.ts';
import { revocation } from './kinds/revocation.ts';
import { slow } from './kinds/slow.ts';
import { token } from './kinds/token.ts';

/** Every way to attack, in the order in which they are tried. */
export const kinds: readonly Kind[] = [revocation, token, frames, slow];
