import { useState } from 'react';
import { useWords, type Words } from '../../i18n/words.tsx';
import type { Synced } from '../../outbox/sync.ts';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { Notice, type NoticeProps } from '../../ui/page/notice.tsx';

/** [U275] Always answers, and the answer stays until the next press. */
export function SyncButton({ sync }: { sync: () => Promise<Synced> }) {
  const words = useWords();
  const [synced, setSynced] = useState<Synced | null>(null);
  async function press(): Promise<void> {
    setSynced(null);
    setSynced(await sync());
  }
  return (
    <>
      <PrimaryAction onPress={press}>{words.t('queue.sync')}</PrimaryAction>
      {synced !== null && <Notice tone={toneOf(synced)} title={syncedWords(words, synced)} />}
    </>
  );
}

function toneOf(synced: Synced): NoticeProps['tone'] {
  switch (synced.is) {
    case 'offline':
      return 'offline';
    case 'nothing':
      return 'pass';
    case 'sent':
      return synced.refused === 0 ? 'pass' : 'hold';
    case 'some-left':
      return 'hold';
    default:
      return synced satisfies never;
  }
}

function syncedWords({ t }: Words, synced: Synced): string {
  switch (synced.is) {
    case 'offline':
      return t('queue.synced.offline', { waiting: synced.waiting });
    case 'nothing':
      return t('queue.synced.nothing');
    case 'sent':
      return t('queue.synced.sent', { sent: synced.sent, refused: synced.refused });
    case 'some-left':
      return t('queue.synced.some', { sent: synced.sent, waiting: synced.waiting });
    default:
      return synced satisfies never;
  }
}
