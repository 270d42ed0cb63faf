import { commandId } from '@cordon/protocol/ids.ts';
import { command } from '@cordon/protocol/wire/command.ts';
import { follow } from '@cordon/protocol/wire/protocol.ts';
import { z } from 'zod';
import type { Submit } from '../../commands/submit.ts';
import type { Followers } from '../../feed/follow.ts';
import type { Live } from '../../feed/live.ts';
import { viewOf } from '../../feed/view.ts';
import type { Identity, Session } from '../../identity/identity.ts';
import { actorOf, memberOnDuty } from '../duty.ts';
import { readPayload } from '../inspect.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Reply } from './answer.ts';
import { type IoSocket, partWith } from './io.ts';

export type HandlerParts = {
  submit: Submit;
  followers: Followers;
  live: Pick<Live, 'site'>;
  identity: Pick<Identity, 'touch'>;
  isAlive: (session: Session) => Promise<boolean>;
};

const identified = z.object({ commandId });

type CommandRefusal = Refusal & { commandId: string | null };

/** [E3] A command over the wire; the actor is the session's, whatever the payload says. */
export async function handleCommand(
  { submit, identity }: HandlerParts,
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<CommandRefusal | undefined> {
  const read = readPayload(command, payload);
  if (!read.ok) {
    const id = identified.safeParse(payload).data?.commandId ?? null;
    return { ...read.refusal, commandId: id };
  }
  const { session } = socket.data;
  // Being at work keeps a session alive; whether it still is, the commit itself checks.
  const [ack] = await Promise.all([
    submit(read.value, actorOf(session), session.sessionKey),
    identity.touch(session).catch(() => true),
  ]);
  reply(ack);
  if (!ack.ok && ack.code === 'not-signed-in') partWith(socket, 'revoked');
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
  const member = memberOnDuty(session, live.site().state);
  if (!alive || member === null) {
    setImmediate(() => partWith(socket, 'revoked'));
    return refusal('not-signed-in');
  }
  const request = read.value.after === undefined ? {} : { after: read.value.after };
  await followers.follow(request, viewOf(member.role, member.stations), {
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
