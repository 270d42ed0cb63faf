import { isPaperAt } from '@cordon/protocol/offline/paper.ts';
import { offlineByDefault } from '@cordon/protocol/offline/policy.ts';
import { offlineRuleOf } from '@cordon/protocol/offline/rule-of-command.ts';
import { useCallback } from 'react';
import { useClock } from '../clock/clock.tsx';
import { usePerson } from '../session/session-store.ts';
import { isOfflineOver, useContact, useLinkStore } from '../state/link.ts';
import type { Picture } from '../state/picture.ts';
import { usePictureStore } from '../state/picture-store.ts';
import type { carryOut, Rebased, Recorded } from '../state/provisional/rebase.ts';
import { useShownStore } from '../state/provisional/shown-picture.ts';
import { type Author, type CommandBody, commandOf, type CommandRefusal } from './items.ts';

/**
 * [U279] What can't be recorded without the server is said at the press, not hours later: what the site's policy keeps for
 * it, what the rules refuse over the picture as this device knows it, and anything after twelve hours without contact.
 *
 * @param carry null where the rules did not come before the network went: it is recorded, and the server's word counts
 */
export function refusedHere(
  body: CommandBody,
  picture: Picture,
  author: Author,
  now: number,
  contact: number | null,
  carry: typeof carryOut | null,
): CommandRefusal | null {
  if (isOfflineOver(contact, now)) return { code: 'offline-over', params: {} };
  const rule = offlineRuleOf(body, picture.site?.state.offline ?? offlineByDefault);
  if (rule === 'no') return { code: 'offline-not-allowed', params: {} };
  if (rule === 'paper' && !isPaperAt(picture.site?.state.paper ?? [], now)) return { code: 'needs-paper', params: {} };
  const command = commandOf(body, { commandId: 'to-be', observedAt: now, offline: true });
  const recorded: Recorded = { author, command };
  const tried = carry === null ? null : carry(picture, recorded);
  return tried === null || tried.ok ? null : { code: tried.code, params: tried.params };
}

/** A correction names an event of the server's; what only this device has said is none yet. */
function correctsUnconfirmed(body: CommandBody, { visits }: Pick<Rebased, 'visits'>): boolean {
  if (body.type !== 'correctReport') return false;
  const provisional = visits[body.visitId];
  return provisional !== undefined && body.entry > provisional.confirmed;
}

export function useBeforeRecording(): (body: CommandBody) => Promise<CommandRefusal | null> {
  const picture = usePictureStore();
  const shown = useShownStore();
  const link = useLinkStore();
  const clock = useClock();
  const contact = useContact();
  const author = usePerson();
  return useCallback(
    async (body) => {
      if (correctsUnconfirmed(body, shown.getState())) return { code: 'offline-not-allowed', params: {} };
      if (link.getState().state === 'live' || author === null) return null;
      const rules = await import('../state/provisional/rebase.ts').catch(() => null);
      return refusedHere(body, picture.getState(), author, clock.now(), contact.last(), rules?.carryOut ?? null);
    },
    [picture, shown, link, clock, contact, author],
  );
}
