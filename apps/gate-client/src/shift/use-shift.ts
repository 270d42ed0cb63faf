import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { openShiftOf, type Shift } from '@cordon/protocol/site/shift.ts';
import { useStore } from 'zustand';
import type { OutboxItem } from '../outbox/items.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { usePerson } from '../session/session-store.ts';
import { usePicture } from '../state/picture-store.ts';

/** How one stands with one's shift. `unknown`: there is no picture yet; `none`: the role has no shifts. */
export type MyShift = { kind: 'none' | 'unknown' | 'not-begun' | 'beginning' } | { kind: 'open'; shift: Shift };

/** [U231] One's own shift, as the site knows it; what is on its way there counts as begun. */
export function useMyShift(): MyShift {
  const me = usePerson();
  const shifts = usePicture(({ site }) => site?.state.shifts ?? null);
  const items = useStore(useOutbox().items);
  if (me === null || !mayAsk(me.role, 'startShift')) return { kind: 'none' };
  if (shifts === null) return { kind: 'unknown' };
  const shift = openShiftOf(shifts, me.personId);
  if (shift !== null) return { kind: 'open', shift };
  return { kind: isBeginning(items, me.personId) ? 'beginning' : 'not-begun' };
}

function isBeginning(items: readonly OutboxItem[], personId: string): boolean {
  return items.some(
    ({ command, author, state }) =>
      command.type === 'startShift' && author.personId === personId && state !== 'refused',
  );
}
