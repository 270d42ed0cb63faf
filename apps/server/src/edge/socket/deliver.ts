import { engine } from '@cordon/protocol/engine/product.ts';
import { delivery } from '@cordon/protocol/wire/delivery.ts';
import { actorOf } from '../duty.ts';
import { readPayload } from '../inspect.ts';
import { refusal } from '../refusal.ts';
import type { Reply } from './answer.ts';
import { type CommandRefusal, commandIdIn, type HandlerParts } from './handlers.ts';
import { type IoSocket, disconnectWithReason } from './io.ts';

/**
 * [OF31] A command as its author signed it, relayed over the connection of the person who is on duty at the same device now.
 * It is the author's command; the relaying person only needs a valid session.
 */
export async function handleDeliver(
  { submit, identity, audit, live }: Pick<HandlerParts, 'submit' | 'identity' | 'audit' | 'live'>,
  socket: IoSocket,
  payload: unknown,
  reply: Reply,
): Promise<CommandRefusal | undefined> {
  const read = readPayload(delivery, payload);
  if (!read.ok) return { ...read.refusal, commandId: null };
  const { session } = socket.data;
  const relayer = actorOf(session);
  const signed = await identity.authors.read(read.value.jws);
  if (!signed.ok || signed.author.device !== session.device) {
    const code = signed.ok ? 'key-proof-invalid' : signed.code;
    audit.refused(relayer, 'deliver', { type: 'denied', what: 'deliver', code });
    return { ...refusal(code), commandId: null };
  }
  const payloadSigned = jsonOf(signed.text);
  const recorded = readPayload(engine.command, payloadSigned);
  if (!recorded.ok) return { ...recorded.refusal, commandId: commandIdIn(payloadSigned) };
  const { author } = signed;
  const relayed = { by: relayer, right: author.right };
  const { id: feed } = live.identity();
  const ack = await submit(recorded.value, author.person, session.sessionKey, relayed);
  reply(ack.ok ? { ...ack, feed } : ack);
  if (ack.ok) return undefined;
  const { type: what } = recorded.value;
  if (ack.code === 'not-signed-in') disconnectWithReason(socket, 'revoked');
  if (ack.code === 'author-ended') audit.refused(relayer, what, { type: 'denied', what, code: ack.code });
  if (ack.code === 'forbidden' || ack.code === 'wrong-station') {
    audit.refused(author.person, what, { type: 'denied', what, code: ack.code });
  }
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no command is undefined, so it is refused as malformed
  }
}
