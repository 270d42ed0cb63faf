import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';

import { type AlertFigures, AlertModel } from './alert-model.ts';

type Sent = { answers: string[]; ack: Ack };

/** What was sent, what was answered, what the feed said; and what of it must never have happened. */
export class Ledger {
  readonly violations: string[] = [];
  readonly #model: AlertModel;
  #rang: AlertFigures = { rang: 0, missing: 0, extra: 0 };
  readonly #sent = new Map<string, Sent>();
  readonly #ackMs: number[] = [];
  readonly #apart = new Set<number>();
  readonly #feed: FeedEvent[] = [];

  /** @param graceMs how late the clock may be, in the site's time, before a deadline counts as missed */
  constructor(graceMs: number) {
    this.#model = new AlertModel(graceMs);
  }

  answered(commandId: string, ack: Ack, ms: number): void {
    this.#ackMs.push(ms);
    const { now: _, ...answer } = ack;
    const sent = this.#sent.get(commandId) ?? { answers: [], ack };
    sent.answers.push(JSON.stringify(answer));
    this.#sent.set(commandId, sent);
  }

  /** From one follower of the whole site. */
  fed(event: FeedEvent): void {
    this.#feed.push(event);
    this.#model.take(event);
  }

  check(): void {
    this.#checkAnswers();
    this.#checkFeed();
    this.#checkAlerts();
  }

  /** I5: the alerts that rang are those that had to ring. */
  #checkAlerts(): void {
    this.#rang = this.#model.close();
    this.violations.push(...this.#model.faults);
  }

  /** How the alerts of the night compare with those that an independent model expects. */
  rang(): AlertFigures {
    return this.#rang;
  }

  /** I1, I3: what was accepted is in the feed at the place that was acknowledged, once; what was refused is not. */
  #checkAnswers(): void {
    const caused = Map.groupBy(this.#feed, ({ commandId }) => commandId);
    for (const [commandId, { answers, ack }] of this.#sent) {
      if (new Set(answers).size > 1) this.violations.push(`${commandId} was answered in two ways`);
      const events = caused.get(commandId) ?? [];
      const changes = events.filter(({ aggregate, event }) => aggregate !== 'alert' && event.type !== 'attemptRefused');
      const watched = this.#feed[0] !== undefined && ack.ok && ack.seq >= this.#feed[0].seq;
      if (ack.ok && watched && !ack.unchanged && !events.some(({ seq }) => seq === ack.seq)) {
        this.violations.push(`${commandId} was accepted as ${ack.seq} and is not in the feed there`);
      }
      if (!ack.ok && changes.length > 0) this.violations.push(`${commandId} was refused and is in the feed`);
    }
  }

  /** I2, I4: no holes and no doubles, in the feed and in every aggregate. */
  #checkFeed(): void {
    const versions = new Map<string, number>();
    let last: number | null = null;
    for (const { seq, aggregate, id, version } of this.#feed) {
      if (last !== null) this.#checkStep(last, seq);
      last = seq;
      const key = `${aggregate}:${id}`;
      const before = versions.get(key);
      if (before !== undefined && version !== before + 1) {
        this.violations.push(`${key}: version ${version} follows ${before}`);
      }
      versions.set(key, version);
    }
  }

  #checkStep(last: number, seq: number): void {
    for (let missing = last + 1; missing < seq; missing += 1) {
      if (!this.#apart.has(missing)) this.violations.push(`feed: ${seq} follows ${last}, without ${missing}`);
    }
    if (seq <= last) this.violations.push(`feed: ${seq} follows ${last}`);
  }

  /** Entries that are looked up and not followed: where they lie, the feed has no hole. */
  apart(seqs: readonly number[]): void {
    for (const seq of seqs) this.#apart.add(seq);
  }

  /** Commands by outcome; a command that was sent several times counts once. */
  commands(): { sent: number; accepted: number; refused: Record<string, number> } {
    const acks = [...this.#sent.values()].map(({ ack }) => ack);
    const codes = acks.flatMap((ack) => (ack.ok ? [] : [ack.code]));
    return { sent: acks.length, accepted: acks.length - codes.length, refused: countOf(codes) };
  }

  /** Milliseconds from sending to the answer. */
  ackMs(): { p50: number; p99: number } {
    const sorted = this.#ackMs.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
    return { p50: at(0.5), p99: at(0.99) };
  }

  alerts(): Record<string, number> {
    return countOf(
      this.#feed.flatMap((e) =>
        e.aggregate === 'alert' && e.event.type === 'alertRaised' ? [e.event.alert.rule] : [],
      ),
    );
  }
}

export function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
