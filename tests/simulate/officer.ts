import { inflateRawSync } from 'node:zlib';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Bye, EventsPacket, Followed, Snapshot } from '@cordon/protocol/wire/feed.ts';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import type { Credentials, Device } from '../support/device.ts';
import type { NightClock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { Picture } from './picture.ts';

type WithoutEnvelope<C> = C extends Command ? Omit<C, 'commandId' | 'observedAt'> : never;
export type Request = WithoutEnvelope<Command>;

/** Somebody on duty with a device of their own: signed in, following the site, sending commands. */
export type Officer = {
  picture: Picture;
  token(): Promise<string>;
  send(request: Request): Promise<Ack>;
  sendRepeatedly(request: Request, times: number): Promise<Ack>;
  leave(): void;
};

/** What everybody's duty has in common: the tablet that they sign in on, each with a connection of their own. */
export type Duty = { url: string; device: Device; clock: NightClock; ledger: Ledger };
type Shift = { socket: Socket; token: string; endsAt: number };

const answerMs = 10_000;
const mostTries = 20;
const patienceMs = 250;
/** Well before a session's limit: whoever comes on for the next shift signs in anew. */
const shiftMs = 12 * hourMs;

/** @param watch called with every event, in order; for the one follower that the ledger listens to */
export async function onDuty(duty: Duty, credentials: Credentials, watch?: Ledger['fed']): Promise<Officer> {
  const { clock, ledger } = duty;
  const first = await beginShift(duty, credentials);
  const picture = await followFrom(first.socket, duty, null, watch);
  let shift = Promise.resolve(first);

  /* The next shift takes up the feed where the last one left it. */
  const relieve = async (last: Shift): Promise<Shift> => {
    last.socket.disconnect();
    const next = await beginShift(duty, credentials);
    await followFrom(next.socket, duty, picture, watch);
    return next;
  };
  /* Whose session has ended signs in again and goes on; a server that stops is not run after. */
  const watchConnection = (on: Shift) => {
    on.socket.once('bye', ({ why }: Bye) => {
      if (why !== 'stopping') relieveOnce(on);
    });
  };
  let latest = first;
  const relieveOnce = (last: Shift) => {
    if (last !== latest) return;
    latest = { ...last, endsAt: Number.POSITIVE_INFINITY }; // nobody else relieves it
    shift = relieve(last).then((next) => {
      latest = next;
      watchConnection(next);
      return next;
    });
  };
  watchConnection(first);
  const current = async (): Promise<Shift> => {
    const now = await shift;
    if (clock.now() >= now.endsAt || !now.socket.connected) relieveOnce(now);
    return shift;
  };
  const sendAs = async (command: Command, tries = mostTries): Promise<Ack> => {
    const { socket } = await current();
    const began = performance.now();
    const ack = await answerTo(socket, command);
    // Without an answer nobody knows, and a busy server asks for patience: the same command again, under the same ID.
    if (ack === null || (!ack.ok && ack.retryable)) {
      if (tries === 1) throw new Error(`no answer to ${command.type}`);
      await new Promise((resolve) => setTimeout(resolve, patienceMs));
      return sendAs(command, tries - 1);
    }
    clock.heard(ack.now);
    ledger.answered(command.commandId, ack, performance.now() - began);
    return ack;
  };
  const enveloped = (request: Request): Command => ({
    ...request,
    commandId: v7(),
    observedAt: Math.round(clock.now()),
  });

  return {
    picture,
    token: async () => (await current()).token,
    send: (request) => sendAs(enveloped(request)),
    async sendRepeatedly(request, times) {
      const command = enveloped(request);
      const acks = await Promise.all(Array.from({ length: times }, () => sendAs(command)));
      return acks[0] ?? sendAs(command);
    },
    leave: () => void shift.then(({ socket }) => socket.disconnect()),
  };
}

async function answerTo(socket: Socket, command: Command): Promise<Ack | null> {
  try {
    return await socket.timeout(answerMs).emitWithAck('command', command);
  } catch {
    return null;
  }
}

async function beginShift({ url, device, clock }: Duty, credentials: Credentials): Promise<Shift> {
  const { token } = await device.signIn(credentials);
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true, // every officer has a connection of their own
    auth: await device.auth(token),
    extraHeaders: { origin: new URL(url).origin }, // as a browser says it; without it no socket is opened
    reconnection: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, token, endsAt: clock.now() + shiftMs };
}

/** Follows the feed from the picture's place on, or from a snapshot when there is none yet. */
async function followFrom(
  socket: Socket,
  { clock, ledger }: Duty,
  known: Picture | null,
  watch: Ledger['fed'] | undefined,
): Promise<Picture> {
  const early: EventsPacket[] = [];
  let picture: Picture | null = null;
  const take = (into: Picture, { events, feed, upTo, mark, now }: EventsPacket) => {
    clock.heard(now);
    for (const entry of events) {
      if (entry.seq <= into.seq) {
        ledger.violations.push(`a follower was sent ${entry.seq} after ${into.seq}`);
        continue;
      }
      into.apply(entry);
      watch?.call(ledger, entry);
    }
    into.at = { feed, seq: upTo, mark };
    into.wake();
  };
  socket.on('events', (packet: EventsPacket) => (picture === null ? early.push(packet) : take(picture, packet)));
  const followed: Followed = await socket
    .timeout(answerMs)
    .emitWithAck('follow', known === null ? { packed: true } : { packed: true, after: known.at });
  if (!followed.ok) throw new Error(`the feed can't be followed: ${followed.code}`);
  if ('events' in followed) {
    if (known === null) throw new Error('events without a picture to apply them to');
    picture = known;
    take(picture, { ...followed, upTo: followed.seq });
  } else {
    if (known !== null) ledger.violations.push('a follower that was up to date was given a snapshot');
    picture = known ?? begun(followed);
    if ('packed' in followed) take(picture, { ...followed, events: followed.since, upTo: followed.seq });
  }
  for (const packet of early) take(picture, packet);
  return picture;
}

function begun(followed: Extract<Followed, { earlier: unknown }>): Picture {
  if ('snapshot' in followed) return new Picture(followed.snapshot, positionOf(followed));
  const snapshot = JSON.parse(inflateRawSync(followed.packed).toString()) as Snapshot;
  return new Picture(snapshot, { ...followed.at, feed: followed.feed });
}

function positionOf({ feed, seq, mark }: Position): Position {
  return { feed, seq, mark };
}
