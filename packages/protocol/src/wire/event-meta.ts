import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';

/** The fields of every feed entry beside its event. */
export type EventMeta = {
  seq: number; // its number in the site's feed
  at: Instant; // the server's clock
  observedAt: Instant; // the time of the record as the tablet estimated it; shown, never used to decide
  commandId: string;
  version: number; // of the aggregate, after this event: 1, 2, 3 …
  by: By;
};
