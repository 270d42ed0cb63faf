import type { ErrorCode } from '../errors.ts';
import { hourMs, type Instant } from '../time.ts';
import { offlineLimitMs } from './paper.ts';
import type { AnyCommand } from '../wire/command.ts';

/** Contacts are kept to the hour. */
const contactsKeptToMs = hourMs;

/**
 * [OF67] A device records nothing when it has had no contact for twelve hours. So it was in contact within that time of
 * whatever it recorded: what claims another moment was not recorded then.
 *
 * @param contact when the device was in contact nearest to that moment, as the server knows; null: never. Undefined: nobody
 * looked, since it was not recorded on a device of the site
 */
export function momentFault(
  command: Pick<AnyCommand, 'type' | 'observedAt'> & { offline?: boolean | undefined },
  contact: Instant | null | undefined,
): ErrorCode | null {
  if (contact === undefined || command.offline !== true || !isJudgedByMoment(command)) return null;
  const isPossible = contact !== null && Math.abs(command.observedAt - contact) <= offlineLimitMs + contactsKeptToMs;
  return isPossible ? null : 'record-impossible';
}

/* A hold or a call for help stops a vehicle whenever it comes; what its moment decides is none of it. */
function isJudgedByMoment({ type }: Pick<AnyCommand, 'type'>): boolean {
  return type === 'reportStep' || type === 'declarePaper' || type === 'endPaper';
}
