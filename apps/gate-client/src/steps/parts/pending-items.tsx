import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useEffect, useState } from 'react';
import { commandWords } from '../../i18n/command-words.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OutboxItem } from '../../outbox/items.ts';
import { useOutbox, usePending } from '../../outbox/use-outbox.ts';
import { WithWords } from '../../ui/later/with-words.tsx';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';

/**
 * Of what was reported of this vehicle: what the server sent back first, with its reason, and what was pressed last and
 * is not confirmed. Two at most, since the next step needs the room; the mark at the plate counts them, the tray has all.
 */
export function PendingItems({ visit }: { visit: VisitState }) {
  const { waiting, refused } = usePending();
  const ofVisit = ({ command }: OutboxItem) => 'visitId' in command && command.visitId === visit.id;
  const shown = [refused.find(ofVisit), waiting.findLast(ofVisit)].filter((item) => item !== undefined);
  if (shown.length === 0) return null;
  return (
    <WithWords>{() => shown.map((item) => <Item key={item.command.commandId} item={item} visit={visit} />)}</WithWords>
  );
}

function Item({ item, visit }: { item: OutboxItem; visit: VisitState }) {
  const words = useWords();
  const outbox = useOutbox();
  const { command, state, refusal } = item;
  const name = commandWords(words, command, visit);
  const late = useLate();
  if (refusal === null) {
    if (!late) return null;
    const tone = state === 'sending' ? 'plain' : 'offline';
    return <Notice tone={tone} title={name} text={words.t(`queue.state.${state}`)} />;
  }
  return (
    <div role="group" aria-label={name}>
      <p>{name}</p>
      <RefusalNotice refusal={refusal} onDismiss={() => void outbox.dismiss(command.commandId)} />
    </div>
  );
}

/** False at first, true a little later: most answers come before, and nothing must flash or jump for them. */
export function useLate(ms = 700): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const handle = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(handle);
  }, [ms]);
  return late;
}
