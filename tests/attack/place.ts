import type { Position } from '@cordon/protocol/wire/position.ts';

/** The place up to which a follower was answered: who follows from there gets every event since. */
export function placeOf({ feed, seq, mark }: Position): Position {
  return { feed, seq, mark };
}
