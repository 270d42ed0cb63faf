import { commandWords } from '../../i18n/command-words.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OutboxItem } from '../../outbox/items.ts';
import { useOutbox, usePending } from '../../outbox/use-outbox.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { useLate } from './use-late.ts';

/** What was reported of this vehicle and the server has not confirmed, and what it sent back with its reason. */
export function PendingItems({ visit }: { visit: VisitState }) {
  const items = usePendingOf(visit.id);
  return items.map((item) => <Item key={item.command.commandId} item={item} visit={visit} />);
}

export function usePendingOf(visitId: string): OutboxItem[] {
  const { waiting, refused } = usePending();
  return [...refused, ...waiting].filter(({ command }) => 'visitId' in command && command.visitId === visitId);
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
