import type { By } from '../roles.ts';
import type { Instant } from '../time.ts';

/** What every entry of the feed carries besides its event. */
export type EventMeta = {
  seq: number; // its place in the site's feed: 1, 2, 3 …
  at: Instant; // the server's clock
  observedAt: Instant; // the tablet's clock when it happened; shown, never used to decide
  commandId: string;
  version: number; // of the aggregate, after this event: 1, 2, 3 …
  by: By;
};
