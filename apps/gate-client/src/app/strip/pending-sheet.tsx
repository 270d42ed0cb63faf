import type { OutboxItem } from '../../outbox/items.ts';
import { useOutbox, usePending } from '../../outbox/use-outbox.ts';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { commandWords } from '../../i18n/command-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';

/** Every record of this window that the server has not confirmed; a refused one stays until its author has read why. */
export function PendingSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { waiting, refused } = usePending();
  const items = [...refused, ...waiting];
  return (
    <Sheet opened={opened} onClose={onClose} title={t('strip.items')}>
      {items.length === 0 && <EmptyState title={t('strip.itemsEmpty')} />}
      {items.map((item) => (
        <PendingRow key={item.command.commandId} item={item} />
      ))}
    </Sheet>
  );
}

function PendingRow({ item }: { item: OutboxItem }) {
  const words = useWords();
  const outbox = useOutbox();
  const me = usePerson();
  const { command, author, state, refusal } = item;
  const visit = usePicture((p) => ('visitId' in command ? (p.visits[command.visitId]?.state ?? null) : null));
  const own = author.personId === me?.personId;
  const name = commandWords(words, command, visit);
  const note = own
    ? words.t(`strip.item.${state}`)
    : `${words.t('strip.itemOf', author)} · ${words.t('strip.otherAuthor', author)}`;
  return (
    <section aria-label={name}>
      {refusal === null ? (
        <Notice tone={state === 'sending' ? 'plain' : 'offline'} title={name} text={note} />
      ) : (
        <>
          <p>{name}</p>
          <RefusalNotice refusal={refusal} {...(own && { onDismiss: () => outbox.dismiss(command.commandId) })} />
        </>
      )}
    </section>
  );
}
