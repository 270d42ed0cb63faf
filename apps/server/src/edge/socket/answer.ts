import type { Instant } from '@cordon/protocol/time.ts';
import type { Logger } from '../../ops/logger.ts';
import { type Measures, unreadable } from '../../ops/metrics/measures.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Limits } from './limits.ts';

/** Sends the answer to one message; a second call does nothing. */
export type Reply = (answer: object) => void;

export type AnswerParts = {
  limits: Limits;
  now: () => Instant;
  log: Pick<Logger, 'error'>;
  /** Set when the messages are commands. */
  measures?: Pick<Measures, 'ticks' | 'acknowledged' | 'commandAnswered'>;
};

/**
 * [E5] Answers for every handler: whatever came and whatever happens, the sender gets an answer and the process goes on
 * running. A message without a function for the answer is not carried out.
 *
 * @param args what the client sent: its payload, and last the function that takes the answer
 */
export async function answer(
  { limits, now, log, measures }: AnswerParts,
  args: readonly unknown[],
  handle: (payload: unknown, reply: Reply) => Promise<Refusal | undefined>,
): Promise<void> {
  const respond: unknown = args.at(-1);
  if (typeof respond !== 'function') return;
  const receivedAt = measures?.ticks() ?? 0;
  let isAnswered = false;
  const reply: Reply = (message) => {
    if (isAnswered) return;
    isAnswered = true;
    respond(message);
    measures?.acknowledged(receivedAt, 'ok' in message && message.ok === true);
  };
  const refuse = (refused: Refusal): void => {
    // A command that reached `submit` is counted there; this one did not reach it, or was answered before.
    if (!isAnswered) measures?.commandAnswered(unreadable, refused.code);
    reply({ commandId: null, ...refused, now: now() });
  };
  const over = await limits.begin();
  if (over !== null) return refuse(over);
  try {
    const refused = await handle(args.length > 1 ? args[0] : undefined, reply);
    if (refused !== undefined) refuse(refused);
  } catch (error) {
    log.error({ error }, 'a message could not be handled');
    refuse(refusal('unavailable'));
  } finally {
    limits.end();
  }
}
