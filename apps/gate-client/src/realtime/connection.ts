import { backoffMs } from '@cordon/protocol/backoff.ts';
import { reconnectBackoff, staleAfterMs } from '@cordon/protocol/wire/protocol.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { type Ack, ack as ackShape } from '@cordon/protocol/wire/ack.ts';
import type { Claim, DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { DeviceStatus } from '@cordon/protocol/wire/session.ts';
import type { EventsPacket } from '@cordon/protocol/wire/feed.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import type { Timers } from '../clock/ticker.ts';
import { foldPacket, withEarlierLines } from '../state/fold.ts';
import type { Link, LinkStore } from '../state/link.ts';
import { pictureOf, positionOf } from '../state/picture.ts';
import type { PictureStore } from '../state/picture-store.ts';
import { readBye, readClaims, readFollowed, readPacket, readRefusal } from './read.ts';
import type { ServerClock } from './server-clock.ts';
import type { OpenTransport, Transport } from './transport.ts';

const answerWithinMs = 10_000;
const freshNonces = 2; // in a row: a server that keeps asking for another one is left alone for a while

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

export type Connection = {
  start(token: string): void;
  stop(): void;
  /** Try at once: the device says that the network is back. */
  wake(): void;
  /** @throws when there was no answer that can be read: whether it took effect is unknown */
  deliver(command: Command): Promise<Ack>;
  /** The same of one that its author has signed, whoever that is. */
  deliverSigned(jws: string): Promise<Ack>;
  /** How the device itself is; nobody waits for it, and what is lost is told again in a minute. */
  tell(status: DeviceStatus): void;
  /** What this device is at; told anew on each line. */
  claim(claims: readonly Claim[]): void;
};

/**
 * [U2] Follows the site's feed: from the last event that was applied on every connection, every event once and in order;
 * where something is missing, a new snapshot. [U223] A proof over an older nonce is made anew at once, without a word.
 */
export function createConnection(parts: ConnectionParts): Connection {
  const { clock, timers, picture, link } = parts;
  let token: string | null = null;
  let transport: Transport | null = null;
  let joined = false;
  let waiting: EventsPacket[] = []; // packets that came before the answer to `follow`
  let attempt = 0;
  let staleProofs = 0;
  let retry: unknown = null;
  let silence: unknown = null;

  const show = (change: Partial<Link>) => {
    link.setState(change);
  };

  function connect(): void {
    timers.clearTimeout(retry);
    if (token === null) return;
    drop();
    const mine: Transport = parts.open(token, {
      opened: () => void (transport === mine && follow(mine, true)),
      lost: (refusal) => void (transport === mine && dropped(refusal)),
      packet: (raw) => void (transport === mine && received(mine, readPacket(raw))),
      bye: (raw) => void (transport === mine && parting(readBye(raw))),
      claims: (raw) => void (transport === mine && parts.onClaims(readClaims(raw))),
    });
    transport = mine;
    listen();
    mine.open();
  }

  /* [U3] A wire that is open but silent is as good as cut: it is opened anew. */
  function listen(): void {
    timers.clearTimeout(silence);
    silence = timers.setTimeout(() => {
      show({ state: 'stale' });
      again();
    }, staleAfterMs);
  }

  function drop(): void {
    const old = transport;
    transport = null;
    joined = false;
    waiting = [];
    timers.clearTimeout(silence);
    old?.close();
  }

  function again(): void {
    drop();
    if (token === null) return;
    attempt += 1;
    timers.clearTimeout(retry);
    retry = timers.setTimeout(connect, backoffMs(reconnectBackoff, attempt, parts.random()));
  }

  function dropped(raw: unknown): void {
    const refusal = readRefusal(raw);
    switch (refusal?.code) {
      case 'not-signed-in':
      case 'key-proof-missing':
      case 'key-proof-invalid':
        signedOut('expired');
        return;
      case 'unsupported-protocol':
        show({ state: 'offline', outdated: true });
        stop();
        return;
      case 'key-proof-stale':
        if (refusal.nonce !== null) parts.onNonce(refusal.nonce);
        if (refusal.nonce === null || staleProofs >= freshNonces) break;
        staleProofs += 1;
        connect();
        return;
      default:
        break;
    }
    staleProofs = 0;
    show({ state: 'offline' });
    again();
  }

  function parting(why: Link['bye']): void {
    show({ bye: why });
    if (why === 'revoked') signedOut('revoked');
  }

  function signedOut(why: 'expired' | 'revoked'): void {
    stop();
    parts.onSignedOut(why);
  }

  async function follow(mine: Transport, resume: boolean): Promise<void> {
    joined = false;
    const before = resume ? positionOf(picture.getState()) : null;
    const lines = parts.linesBefore(); // [U93] a snapshot says how things stand, not how it came to that
    const sentAt = clock.local();
    try {
      const raw = await mine.ask(
        'follow',
        { ...(before && { after: before }), ...(lines > 0 && { lines }) },
        answerWithinMs,
      );
      if (transport !== mine) return;
      const followed = readFollowed(raw);
      const receivedAt = clock.local();
      if (!followed.ok) {
        dropped({ code: followed.code });
        return;
      }
      clock.answered({ sentAt, receivedAt, serverNow: followed.now });
      let lost: LostHistory | null = null;
      if ('snapshot' in followed) {
        const { resync } = followed;
        if (resync?.why === 'other-history' && before !== null) {
          lost = { feed: before.feed, sharedUpTo: resync.sharedUpTo };
        }
        const kept = lost !== null ? [] : picture.getState().feed;
        const anew = pictureOf(followed.snapshot, followed, clock.now(), kept);
        picture.setState(withEarlierLines(anew, followed.earlier), true);
      } else if (apply({ ...followed, upTo: followed.seq }) !== null) {
        await follow(mine, false);
        return;
      }
      caughtUp(mine, lost);
    } catch {
      if (transport === mine) dropped(null);
    }
  }

  function caughtUp(mine: Transport, lost: LostHistory | null): void {
    const packets = waiting;
    waiting = [];
    joined = true;
    for (const packet of packets) received(mine, packet);
    if (!joined) return; // one of them showed a gap
    attempt = 0;
    staleProofs = 0;
    listen();
    show({ state: 'live', bye: null, outdated: false });
    parts.onJoined(lost);
  }

  function received(mine: Transport, packet: EventsPacket | null): void {
    if (packet === null) return;
    clock.pushed(packet.now, clock.local());
    listen();
    if (!joined) waiting.push(packet);
    else {
      const fault = apply(packet);
      if (fault === null) show({ state: 'live' });
      else void follow(mine, fault === 'other-feed');
    }
  }

  /** @returns why the picture can't take it; null when it has */
  function apply(packet: EventsPacket): 'gap' | 'other-feed' | null {
    const folded = foldPacket(picture.getState(), packet, clock.now());
    if (folded.ok) picture.setState(folded.picture, true);
    return folded.ok ? null : folded.why;
  }

  async function deliver(event: 'command' | 'deliver', payload: unknown): Promise<Ack> {
    if (transport === null || !joined) throw new Error('not connected');
    const sentAt = clock.local();
    const ack = ackShape.parse(await transport.ask(event, payload, answerWithinMs));
    clock.answered({ sentAt, receivedAt: clock.local(), serverNow: ack.now });
    return ack;
  }

  function stop(): void {
    token = null;
    drop();
    timers.clearTimeout(retry);
  }

  return {
    start(newToken) {
      token = newToken;
      attempt = 0;
      show({ state: 'connecting', bye: null });
      connect();
    },
    stop,
    wake() {
      if (token !== null && !joined) connect();
    },
    deliver: (command) => deliver('command', command),
    deliverSigned: (jws) => deliver('deliver', { jws }),
    claim(claims) {
      if (transport !== null && joined) transport.ask('claims', { claims }, answerWithinMs).catch(() => undefined);
    },
    tell(status) {
      if (transport !== null && joined) transport.ask('status', status, answerWithinMs).catch(() => undefined);
    },
  };
}
