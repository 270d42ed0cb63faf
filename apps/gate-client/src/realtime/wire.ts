import { backoffMs } from '@cordon/protocol/backoff.ts';
import { reconnectBackoff, staleAfterMs } from '@cordon/protocol/wire/protocol.ts';
import type { Timers } from '../clock/ticker.ts';

export const answerWithinMs = 10_000;

/** The wire as the connection needs it: Socket.IO in the product, a script in tests. */
export type Transport = {
  open(): void;
  close(): void;
  /** @throws when there is no answer within the time, or the wire is cut */
  ask(
    event: 'command' | 'deliver' | 'follow' | 'status' | 'claims',
    payload: unknown,
    timeoutMs: number,
  ): Promise<unknown>;
};

export type TransportEvents = {
  opened(): void;
  /** The wire was cut, or could not be opened. `refusal` is what the server said to the handshake, if it said anything. */
  lost(refusal: unknown): void;
  packet(packet: unknown): void;
  bye(bye: unknown): void;
  claims(claims: unknown): void;
};

export type OpenTransport = (token: string, events: TransportEvents) => Transport;

export type WireParts = { open: OpenTransport; timers: Timers; random: () => number };

/** What the present wire says; one that another has taken the place of says nothing any more. */
export type WireEvents = TransportEvents & {
  silent(): void; // nothing came for too long
  retry(): void; // the time of the next attempt has come
};

/** The present wire, and the timers around it. */
export type Wire = {
  present(): Transport | null;
  /** Another one, in place of the present one. */
  open(token: string): void;
  close(): void;
  /** The time without a packet begins anew. */
  listen(): void;
  retryLater(attempt: number): void;
  cancelRetry(): void;
};

export function createWire({ open, timers, random }: WireParts, events: WireEvents): Wire {
  let present: Transport | null = null;
  let retry: unknown = null;
  let silence: unknown = null;

  function close(): void {
    const old = present;
    present = null;
    timers.clearTimeout(silence);
    old?.close();
  }

  function listen(): void {
    timers.clearTimeout(silence);
    silence = timers.setTimeout(events.silent, staleAfterMs);
  }

  return {
    present: () => present,
    open(token) {
      close();
      const mine: Transport = open(token, {
        opened: () => void (present === mine && events.opened()),
        lost: (refusal) => void (present === mine && events.lost(refusal)),
        packet: (packet) => void (present === mine && events.packet(packet)),
        bye: (bye) => void (present === mine && events.bye(bye)),
        claims: (claims) => void (present === mine && events.claims(claims)),
      });
      present = mine;
      listen();
      mine.open();
    },
    close,
    listen,
    retryLater(attempt) {
      timers.clearTimeout(retry);
      retry = timers.setTimeout(events.retry, backoffMs(reconnectBackoff, attempt, random()));
    },
    cancelRetry: () => timers.clearTimeout(retry),
  };
}
