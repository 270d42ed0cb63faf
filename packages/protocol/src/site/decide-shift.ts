import { accepted, type Decision, refused } from '../decision.ts';
import type { Actor } from '../roles.ts';
import type { SiteCommand } from './commands.ts';
import { openShiftOf } from './shift.ts';
import type { SiteEvent, SiteState } from './state.ts';

type ShiftCommand = Extract<SiteCommand, { type: 'startShift' | 'endShift' }>;

/** [SH1] A shift belongs to the actor, at the stations of person and device. [SH2] Only a started shift can end. */
export function decideShift(site: SiteState, command: ShiftCommand, actor: Actor): Decision<SiteEvent> {
  if (actor.kind === 'system') return refused('forbidden', { type: command.type });
  const open = openShiftOf(site.shifts, actor.personId);
  if (command.type === 'endShift') {
    return open === null ? refused('shift-not-started') : accepted({ type: 'shiftEnded', note: command.note });
  }
  const isSame = open !== null && isSameSet(open.stations, actor.stations);
  return isSame ? accepted() : accepted({ type: 'shiftStarted', stations: [...actor.stations] });
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
