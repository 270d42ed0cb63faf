import { usePending } from '../outbox/use-outbox.ts';
import { useWords } from '../i18n/words.tsx';
import { Notice } from '../ui/page/notice.tsx';

/** [U232] Records of one's own that the server has not confirmed: they stay on this device, under one's own name. */
export function OwnWaiting({ personId }: { personId: string }) {
  const { t } = useWords();
  const { waiting } = usePending();
  const count = waiting.filter(
    ({ author, command }) => author.personId === personId && command.type !== 'endShift',
  ).length;
  if (count === 0) return null;
  return <Notice tone="hold" title={t('queue.ownWaiting', { count })} text={t('queue.ownWaitingText')} />;
}
