import { commandId } from '@cordon/protocol/ids.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { claims as claimsShape } from '@cordon/protocol/wire/claims.ts';
import { follow } from '@cordon/protocol/wire/protocol.ts';
import { deviceStatus } from '@cordon/protocol/wire/session.ts';
import { z } from 'zod';
import type { Submit } from '../../commands/submit.ts';
import type { Followers } from '../../feed/follow.ts';
import type { Live } from '../../feed/live.ts';
import { viewOf } from '../../feed/view.ts';
import type { Devices } from '../../identity/devices.ts';
import type { Identity, Session } from '../../identity/identity.ts';
import type { Audit } from '../audit.ts';
import { actorOf, dutyOfSession } from '../duty.ts';
import { readPayload } from '../inspect.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Claims } from '../claims/claims.ts';
import type { Reply } from './answer.ts';
import { type IoSocket, disconnectWithReason } from './io.ts';

export type HandlerParts = {
  submit: Submit;
  followers: Followers;
  live: Pick<Live, 'site' | 'identity'>;
  identity: Pick<Identity, 'touch' | 'authors'>;
  devices: Pick<Devices, 'noteStatus'>;
  audit: Pick<Audit, 'refused'>;
  isAlive: (session: Session) => Promise<boolean>;
};

const identified = z.object({ commandId });

export type CommandRefusal = Refusal & { commandId: string | null };

/** @returns null when not even the ID can be read */
export const commandIdIn = (payload: unknown) => identified.safeParse(payload).data?.commandId ?? null;

/** [E3] A command over the wire; the actor is the session's, whatever the payload says. */
export async function handleCommand(
  { submit, identity, audit, live }: HandlerParts,
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<CommandRefusal | undefined> {
  const read = readPayload(engine.command, payload);
  if (!read.ok) {
    return { ...read.refusal, commandId: commandIdIn(payload) };
  }
  const { session } = socket.data;
  const { id: feed } = live.identity(); // read first: should the record go back meanwhile, the worst is a needless resend
  // Work keeps a session alive. Whether it has ended, the commit itself checks.
  const [ack] = await Promise.all([
    submit(read.value, actorOf(session), session.sessionKey),
    identity.touch(session).catch(() => true),
  ]);
  reply(ack.ok ? { ...ack, feed } : ack);
  if (ack.ok) return undefined;
  const { type: what } = read.value;
  if (ack.code === 'not-signed-in') disconnectWithReason(socket, 'revoked');
  if (ack.code === 'forbidden' || ack.code === 'wrong-station') {
    audit.refused(actorOf(session), what, { type: 'denied', what, code: ack.code });
  }
  return undefined;
}

export async function handleFollow(
  { followers, live, isAlive }: HandlerParts,
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<Refusal | undefined> {
  const read = readPayload(follow, payload);
  if (!read.ok) return read.refusal;
  const { session } = socket.data;
  const alive = await isAlive(session);
  const duty = dutyOfSession(session, live.site().state);
  if (!alive || duty === null) {
    setImmediate(() => disconnectWithReason(socket, 'revoked'));
    return refusal('not-signed-in');
  }
  const { after, lines = 0, packed = false } = read.value;
  const request = { lines, packed, ...(after !== undefined && { after }) };
  await followers.follow(request, viewOf(duty.member.role, duty.stations), {
    id: socket.id,
    join(room) {
      if (!socket.connected) return false;
      for (const joined of socket.rooms) if (joined !== socket.id && joined !== room) void socket.leave(joined);
      void socket.join(room);
      return true;
    },
    answer: reply,
  });
  return undefined;
}

/** [OF65] What this device is working on; others are shown it. */
export async function handleClaims(
  { claims }: { claims: Pick<Claims, 'note'> },
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<Refusal | undefined> {
  const read = readPayload(claimsShape, payload);
  if (!read.ok) return read.refusal;
  await claims.note(socket.data.session, read.value.claims);
  reply({ ok: true });
  return undefined;
}

/** [DV5] The status of a tablet, for the office; from a computer of one's own it is ignored. */
export async function handleStatus(
  { devices }: Pick<HandlerParts, 'devices'>,
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<Refusal | undefined> {
  const read = readPayload(deviceStatus, payload);
  if (!read.ok) return read.refusal;
  const { device } = socket.data.session;
  if (device !== null) await devices.noteStatus(device, read.value);
  reply({ ok: true });
  return undefined;
}
