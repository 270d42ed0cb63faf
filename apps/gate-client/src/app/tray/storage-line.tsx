import { useWords, type Words } from '../../i18n/words.tsx';
import { useOnBoard } from '../../pwa/on-board.ts';
import { lowBytes, useRoom } from '../../storage/room.ts';
import { Notice } from '../../ui/page/notice.tsx';

/** [U262] [U372] How much room there is for records, whether the browser keeps them, and whether the program is all here. */
export function StorageLine() {
  const words = useWords();
  const { t } = words;
  const { persisted, usedBytes, leftBytes } = useRoom();
  const isLow = leftBytes !== null && leftBytes < lowBytes;
  const left =
    leftBytes === null
      ? t('pwa.storage.unknown')
      : t('pwa.storage.left', { left: inMegabytes(words, leftBytes), used: inMegabytes(words, usedBytes ?? 0) });
  const program = t(useOnBoard() ? 'pwa.storage.onBoard' : 'pwa.storage.notOnBoard');
  const kept = persisted === null ? null : t(persisted ? 'pwa.storage.kept' : 'pwa.storage.notKept');
  return (
    <Notice
      tone={isLow ? 'refuse' : persisted === false ? 'hold' : 'plain'}
      title={isLow ? t('pwa.storage.low') : t('pwa.storage.title')}
      text={[left, kept, program].filter((part) => part !== null).join(' · ')}
    />
  );
}

function inMegabytes({ number }: Words, bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1024 ? `${number(Math.round(megabytes / 102.4) / 10)} GB` : `${number(Math.ceil(megabytes))} MB`;
}
