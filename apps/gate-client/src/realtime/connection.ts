import type { Command } from '@cordon/protocol/wire/command.ts';
import { type Ack, ack as ackShape } from '@cordon/protocol/wire/ack.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { EventsPacket } from '@cordon/protocol/wire/feed.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { Timers } from '../clock/ticker.ts';
import type { LinkStore } from '../state/link.ts';
import type { PictureStore } from '../state/picture-store.ts';
import { type ConnectionEffect, type ConnectionEvent, connectionStep, stopped } from './connection-steps.ts';
import { createDeviceChannel, type DeviceChannel } from './device-channel.ts';
import { type Asking, createFollower, type Joined } from './follower.ts';
import { readBye, readClaims, readPacket, readRefusal } from './read.ts';
import type { ServerClock } from './server-clock.ts';
import { answerWithinMs, createWire, type OpenTransport, type Transport, type Wire } from './wire.ts';

export type ConnectionParts = {
  open: OpenTransport;
  clock: ServerClock;
  timers: Timers;
  random: () => number;
  picture: PictureStore;
  link: LinkStore;
  /** The picture is current: what waits may be sent. `lost` [F12]: the server holds another history than this device saw. */
  onJoined(lost: LostHistory | null): void;
  onNonce(nonce: string): void; // over what the next proof is to be made
  onSignedOut(why: 'expired' | 'revoked'): void;
  onClaims(claims: DeviceClaims[]): void; // what other devices are at
  linesBefore(): number; // lines of the feed that a screen wants to show from before its first snapshot
};

export type Connection = DeviceChannel &
  Deliveries & {
    start(token: string): void;
    stop(): void;
    /** Try at once: the device says that the network is back. */
    wake(): void;
  };

export type Deliveries = {
  /** @throws when there was no answer that can be read: whether it took effect is unknown */
  deliver(command: Command): Promise<Ack>;
  /** The same of one that its author has signed, whoever that is. */
  deliverSigned(jws: string): Promise<Ack>;
};

/**
 * [U2] Follows the site's feed: from the last event that was applied on every connection, every event once and in order;
 * where something is missing, a new snapshot. [U223] A proof over an older nonce is made again at once, without a word.
 *
 * `connection-steps.ts` decides what follows from what; the wire and its timers are in `wire.ts`, the picture in `follower.ts`.
 */
export function createConnection(parts: ConnectionParts): Connection {
  const { clock } = parts;
  const follower = createFollower(parts);
  let state = stopped;
  const wire = createWire(parts, {
    opened: () => happened({ kind: 'opened' }),
    lost: (raw) => happened({ kind: 'lost', refusal: readRefusal(raw) }),
    packet: (raw) => received(readPacket(raw)),
    bye: (raw) => happened({ kind: 'bye', why: readBye(raw) }),
    claims: (raw) => parts.onClaims(readClaims(raw)),
    silent: () => happened({ kind: 'silent' }),
    retry: () => happened({ kind: 'retry' }),
  });

  function happened(event: ConnectionEvent): void {
    const { state: next, effects } = connectionStep(state, event);
    state = next;
    for (const effect of effects) {
      if (effect.do === 'follow') follow(effect.resume);
      else if (effect.do === 'open' || effect.do === 'close') follower.reset();
      carryOut(effect, wire, parts);
    }
  }

  function follow(resume: boolean): void {
    const mine = wire.present();
    if (mine === null) return;
    const asking: Asking = {
      ask: (question) => mine.ask('follow', question, answerWithinMs),
      isCurrent: () => wire.present() === mine,
      settled,
    };
    void follower.join(asking, resume);
  }

  function settled(outcome: Joined): void {
    const refusal = outcome.kind === 'refused' ? { code: outcome.code, nonce: null } : null;
    happened(outcome.kind === 'joined' ? { kind: 'joined' } : { kind: 'lost', refusal });
    if (outcome.kind === 'joined') parts.onJoined(outcome.lost);
  }

  function received(packet: EventsPacket | null): void {
    if (packet === null) return;
    clock.pushed(packet.now, clock.local());
    wire.listen();
    if (state.phase !== 'joined') return follower.hold(packet);
    const fault = follower.apply(packet);
    happened(fault === null ? { kind: 'applied' } : { kind: 'gap', resume: fault === 'other-feed' });
  }

  const present = () => (state.phase === 'joined' ? wire.present() : null);
  return {
    ...createDeviceChannel(present),
    ...createDeliveries(present, clock),
    start: (token) => happened({ kind: 'start', token }),
    stop: () => happened({ kind: 'stop' }),
    wake: () => happened({ kind: 'wake' }),
  };
}

function carryOut(effect: ConnectionEffect, wire: Wire, parts: ConnectionParts): void {
  switch (effect.do) {
    case 'open':
      return wire.open(effect.token);
    case 'close':
      return wire.close();
    case 'listen':
      return wire.listen();
    case 'retry-later':
      return wire.retryLater(effect.attempt);
    case 'cancel-retry':
      return wire.cancelRetry();
    case 'show':
      return parts.link.setState(effect.link);
    case 'take-nonce':
      return parts.onNonce(effect.nonce);
    case 'signed-out':
      return parts.onSignedOut(effect.why);
    case 'follow':
      return undefined; // the connection's own
    default:
      return effect satisfies never;
  }
}

function createDeliveries(present: () => Transport | null, clock: ServerClock): Deliveries {
  async function deliver(event: 'command' | 'deliver', payload: unknown): Promise<Ack> {
    const transport = present();
    if (transport === null) throw new Error('not connected');
    const sentAt = clock.local();
    const ack = ackShape.parse(await transport.ask(event, payload, answerWithinMs));
    clock.answered({ sentAt, receivedAt: clock.local(), serverNow: ack.now });
    return ack;
  }
  return { deliver: (command) => deliver('command', command), deliverSigned: (jws) => deliver('deliver', { jws }) };
}
