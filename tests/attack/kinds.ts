import type { Kind } from './kind.ts';
import { actor } from './kinds/actor.ts';
import { frames } from './kinds/frames.ts';
import { guessing } from './kinds/guessing.ts';
import { large } from './kinds/large.ts';
import { origin } from './kinds/origin.ts';
import { revocation } from './kinds/revocation.ts';
import { room } from './kinds/room.ts';
import { slow } from './kinds/slow.ts';
import { token } from './kinds/token.ts';

/** Every way to attack, in the order in which they are tried. */
export const kinds: readonly Kind[] = [revocation, token, guessing, room, actor, origin, frames, large, slow];
