import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Unlocked } from '../../../session/authors/authors.ts';
import { Notice } from '../../../ui/page/notice.tsx';

type Props = { refused: Extract<Unlocked, { ok: false }>; left: number; onDismiss: () => void };

/** [U256] Why this device does not open without the network, and what helps. */
export function OfflineRefused({ refused: { why }, left, onDismiss }: Props) {
  const { t } = useWords();
  const title = t(`offlineEntry.${why}.what`);
  if (left > 0) return <Notice tone="refuse" title={title} text={t('offlineEntry.wait', { time: duration(left) })} />;
  if (why === 'delayed') return null; // it is over
  return <Notice tone="refuse" title={title} text={t(`offlineEntry.${why}.todo`)} onDismiss={onDismiss} />;
}
