import type { RaisedAlert } from './state.ts';

/** What a commit does to the causes of alerts. */
export type Causes = {
  raise: readonly RaisedAlert[];
  clear: readonly string[]; // IDs of alerts whose cause is gone
};

type Named = { id: string };

/** [B2] What stood before, or came up in between, and does not stand any more, has ended. */
export function causesBetween(
  before: readonly Named[],
  raise: readonly RaisedAlert[],
  after: readonly Named[],
): Causes {
  const standing = new Set(after.map(({ id }) => id));
  const clear = new Set([...before, ...raise].map(({ id }) => id).filter((id) => !standing.has(id)));
  return { raise, clear: [...clear] };
}
