import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { Decoder, Encoder, protocol } from 'socket.io-parser';

/** In characters. A valid payload of the largest size stays below it, however its JSON is written. */
const parsedAtMost = 2 * maxPayloadBytes;

/** The event as which a packet arrives that is too long, so that it can be answered. */
export const oversizedEvent = 'oversized';

const eventWithAnswer = /^2\d{1,16}(?=\[)/;

/** [LM10] A packet that is too long is never parsed: it arrives as an event without content, which is refused. */
class BoundedDecoder extends Decoder {
  override add(packet: unknown): void {
    super.add(typeof packet === 'string' && packet.length > parsedAtMost ? withoutContent(packet) : packet);
  }
}

/** @throws Error when the packet asks for no answer: Socket.IO then closes the connection */
function withoutContent(packet: string): string {
  const [head] = eventWithAnswer.exec(packet) ?? [];
  if (head === undefined) throw new Error('too long, and no event that can be answered');
  return `${head}["${oversizedEvent}"]`;
}

/** Socket.IO's own parser, with a limit in front of it. */
export const boundedParser = { protocol, Encoder, Decoder: BoundedDecoder };
