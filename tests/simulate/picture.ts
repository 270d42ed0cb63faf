import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { evolveSite } from '@cordon/protocol/site/evolve.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { FeedEvent, Snapshot, Versioned } from '@cordon/protocol/wire/feed.ts';

/** What a follower knows of the site: a snapshot, and every event since. */
export class Picture {
  site: Versioned<SiteState>;
  seq: number;
  at: Position; // how far the feed was read for it, with what it was not shown
  readonly visits: Map<string, Versioned<VisitState>>;
  readonly alerts: Map<string, Versioned<AlertState>>;
  readonly #waiting = new Set<() => boolean>();

  constructor(snapshot: Snapshot, at: Position) {
    this.site = snapshot.site;
    this.seq = at.seq;
    this.at = at;
    this.visits = new Map(snapshot.visits.map((visit) => [visit.state.id, visit]));
    this.alerts = new Map(snapshot.alerts.map((alert) => [alert.state.id, alert]));
  }

  /** @throws RangeError when the event can't follow what is known: the feed was not followed whole */
  apply(entry: FeedEvent): void {
    this.seq = entry.seq;
    const { version, id } = entry;
    switch (entry.aggregate) {
      case 'visit':
        this.visits.set(id, {
          version,
          state: evolveVisit(this.visits.get(id)?.state ?? null, entry.event, entry, id),
        });
        break;
      case 'alert':
        this.alerts.set(id, { version, state: evolveAlert(this.alerts.get(id)?.state ?? null, entry.event, entry) });
        break;
      case 'site':
        this.site = { version, state: evolveSite(this.site.state, entry.event, entry) };
        break;
      case 'audit':
        break; // stands alone
      default:
        entry satisfies never;
    }
  }

  /** To be called when a packet has been applied. */
  wake(): void {
    for (const check of this.#waiting) if (check()) this.#waiting.delete(check);
  }

  /** Waits until the picture shows something. */
  until<T>(look: (picture: Picture) => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = look(this);
        if (found !== undefined) resolve(found);
        return found !== undefined;
      };
      if (!check()) this.#waiting.add(check);
    });
  }
}
