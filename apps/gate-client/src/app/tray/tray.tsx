import { useStore } from 'zustand';
import { useWords } from '../../i18n/words.tsx';
import { useOutbox, usePending } from '../../outbox/use-outbox.ts';
import type { Synced } from '../../outbox/sync.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { ExportTraces } from './export-traces.tsx';
import { StorageLine } from './storage-line.tsx';
import { SyncButton } from './sync-button.tsx';
import { TrayRow } from './tray-row.tsx';

type Props = {
  opened: boolean;
  onClose: () => void;
  sync: () => Promise<Synced>;
};

/** [U282] Every record of this device that the server has not confirmed, each with its state; and one button that tries them all. */
export function Tray({ opened, onClose, sync }: Props) {
  const { t } = useWords();
  const outbox = useOutbox();
  const { waiting, refused, aside } = usePending();
  const unreadable = useStore(outbox.unreadable);
  const items = [...refused, ...aside, ...waiting];
  return (
    <Sheet opened={opened} onClose={onClose} title={t('queue.title')}>
      <SyncButton sync={sync} />
      {unreadable > 0 && (
        <Notice tone="refuse" title={t('queue.unreadable', { count: unreadable })} text={t('queue.unreadableText')} />
      )}
      {items.length === 0 && <EmptyState title={t('queue.empty')} />}
      {items.map((item) => (
        <TrayRow key={item.command.commandId} item={item} />
      ))}
      <StorageLine />
      <ExportTraces />
    </Sheet>
  );
}
