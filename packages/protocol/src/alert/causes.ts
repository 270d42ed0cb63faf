import type { RaisedAlert } from './state.ts';

/** The alerts that a commit raises, and the IDs of the alerts whose cause ends with it. */
export type Causes = {
  raise: readonly RaisedAlert[];
  clear: readonly string[]; // IDs of alerts whose cause is gone
};

type Named = { id: string };

/** [B2] The causes of a change: `raise` as given; `clear` lists every cause that is not active any more. */
export function causesBetween(
  before: readonly Named[],
  raise: readonly RaisedAlert[],
  after: readonly Named[],
): Causes {
  const active = new Set(after.map(({ id }) => id));
  const clear = new Set([...before, ...raise].map(({ id }) => id).filter((id) => !active.has(id)));
  return { raise, clear: [...clear] };
}
