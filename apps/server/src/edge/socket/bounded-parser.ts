import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { Decoder, Encoder, protocol } from 'socket.io-parser';

/** In characters. An honest payload of the largest size stays below it, however its JSON is written. */
const parsedAtMost = 2 * maxPayloadBytes;

/** The event in whose place what is too long arrives, so that it can be answered. */
export const oversizedEvent = 'oversized';

const eventWithAnswer = /^2\d{1,16}(?=\[)/;

/** [LM10] What is too long is refused by its length: it arrives as an event without content, and is never parsed. */
class BoundedDecoder extends Decoder {
  override add(packet: unknown): void {
    super.add(typeof packet === 'string' && packet.length > parsedAtMost ? withoutContent(packet) : packet);
  }
}

/** @throws Error when nobody waits for an answer to it: Socket.IO then closes the connection */
function withoutContent(packet: string): string {
  const [head] = eventWithAnswer.exec(packet) ?? [];
  if (head === undefined) throw new Error('too long, and no event that can be answered');
  return `${head}["${oversizedEvent}"]`;
}

/** Socket.IO's own parser, with a limit in front of it. */
export const boundedParser = { protocol, Encoder, Decoder: BoundedDecoder };
