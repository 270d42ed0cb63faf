import type { Kind } from './kind.ts';
import { actor } from './kinds/actor.ts';
import { frames } from './kinds/frames.ts';
import { origin } from './kinds/origin.ts';
import { revocation } from './kinds/revocation.ts';
import { slow } from './kinds/slow.ts';
import { token } from './kinds/token.ts';

/** Every way to attack, in the order in which they are tried. */
export const kinds: readonly Kind[] = [revocation, token, actor, origin, frames, slow];
