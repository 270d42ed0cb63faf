import { alertAggregate } from '@cordon/protocol/alert/aggregate.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { stateOf } from '@cordon/protocol/engine/lookup.ts';
import { foldEntry } from '@cordon/protocol/engine/fold.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { visitAggregate } from '@cordon/protocol/visit/aggregate.ts';
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
    const about = engine.subjectOf(entry);
    if (about === null) return; // it stands alone
    const { definition, id } = about;
    const known = this.#find(about.ref, id);
    const next = foldEntry(about, entry, known);
    if (next === null) throw new RangeError(`${about.ref} skips to version ${entry.version}`);
    const [visit, alert] = [stateOf(visitAggregate, definition, next), stateOf(alertAggregate, definition, next)];
    if (visit !== null) this.visits.set(id, visit);
    if (alert !== null) this.alerts.set(id, alert);
    this.site = stateOf(siteAggregate, definition, next) ?? this.site;
  }

  #find(ref: AggregateRef, id: string): Versioned<object> | null {
    return ref === 'site' ? this.site : (this.visits.get(id) ?? this.alerts.get(id) ?? null);
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
