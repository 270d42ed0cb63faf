import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { api } from './api.ts';
import type { NightClock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { Picture } from './picture.ts';

type WithoutEnvelope<C> = C extends Command ? Omit<C, 'commandId' | 'observedAt'> : never;
export type Request = WithoutEnvelope<Command>;

/** Somebody on duty with a device of their own: signed in, following the site, sending commands. */
export type Officer = {
  picture: Picture;
  token: string;
  send(request: Request): Promise<Ack>;
  sendRepeatedly(request: Request, times: number): Promise<Ack>;
  leave(): void;
};

export type Duty = { url: string; clock: NightClock; ledger: Ledger };

const answerMs = 20_000;

/** @param watch called with every event, in order; for the one follower that the ledger listens to */
export async function onDuty(
  { url, clock, ledger }: Duty,
  credentials: { staffNumber: string; pin: string },
  watch?: Ledger['fed'],
): Promise<Officer> {
  const { token } = await api<{ token: string }>(url, 'POST', '/session', { json: credentials });
  const socket = io(url, {
    transports: ['websocket'],
    auth: { token, protocol: protocolVersion },
    reconnection: false,
  });
  await connected(socket);
  const picture = await follow(socket, clock, ledger, watch);

  const sendAs = async (command: Command): Promise<Ack> => {
    const began = performance.now();
    const ack: Ack = await socket.timeout(answerMs).emitWithAck('command', command);
    clock.heard(ack.now);
    ledger.answered(command.commandId, ack, performance.now() - began);
    return ack;
  };
  const enveloped = (request: Request) =>
    ({ ...request, commandId: v7(), observedAt: Math.round(clock.now()) }) as Command;

  return {
    picture,
    token,
    send: (request) => sendAs(enveloped(request)),
    async sendRepeatedly(request, times) {
      const command = enveloped(request);
      const acks = await Promise.all(Array.from({ length: times }, () => sendAs(command)));
      return acks[0] ?? sendAs(command);
    },
    leave: () => void socket.disconnect(),
  };
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

async function follow(
  socket: Socket,
  clock: NightClock,
  ledger: Ledger,
  watch: Ledger['fed'] | undefined,
): Promise<Picture> {
  const early: EventsPacket[] = [];
  let picture: Picture | null = null;
  const take = (known: Picture, { events, now }: EventsPacket) => {
    clock.heard(now);
    for (const entry of events) {
      if (entry.seq <= known.seq) {
        ledger.violations.push(`a follower was sent ${entry.seq} after ${known.seq}`);
        continue;
      }
      known.apply(entry);
      watch?.call(ledger, entry);
    }
    known.wake();
  };
  socket.on('events', (packet: EventsPacket) => (picture === null ? early.push(packet) : take(picture, packet)));
  const followed: Followed = await socket.timeout(answerMs).emitWithAck('follow', {});
  if (!followed.ok || !('snapshot' in followed)) throw new Error('no snapshot to follow from');
  picture = new Picture(followed.snapshot, followed.seq);
  for (const packet of early) take(picture, packet);
  return picture;
}
