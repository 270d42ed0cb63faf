import type { ErrorCode } from '../errors.ts';
import { hourMs, type Instant } from '../time.ts';
import { offlineLimitMs } from './paper.ts';
import type { AnyCommand } from '../wire/command.ts';

/** The resolution of recorded contacts. */
const contactsKeptToMs = hourMs;

/**
 * [OF67] A device records nothing after twelve hours without contact. So it had contact within that time of every
 * record; a record with another time is impossible.
 *
 * @param contact the device's known contact nearest to that moment; null: none is known. Undefined: the command does
 *   not come from a device of the site
 * @returns `record-impossible`, or null
 */
export function momentFault(
  command: Pick<AnyCommand, 'type' | 'observedAt'> & { offline?: boolean | undefined },
  contact: Instant | null | undefined,
): ErrorCode | null {
  if (contact === undefined || command.offline !== true || !isJudgedByMoment(command)) return null;
  const isPossible = contact !== null && Math.abs(command.observedAt - contact) <= offlineLimitMs + contactsKeptToMs;
  return isPossible ? null : 'record-impossible';
}

/* A hold or a call for help is valid whenever it arrives; its moment decides nothing. */
function isJudgedByMoment({ type }: Pick<AnyCommand, 'type'>): boolean {
  return type === 'reportStep' || type === 'declarePaper' || type === 'endPaper';
}
