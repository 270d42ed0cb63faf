import { useWords } from '../../i18n/words.tsx';
import { useProvisional } from '../../state/provisional/shown-picture.ts';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';

/** [U283] What of this vehicle the server has not confirmed, hatched and in words; nothing when all of it is confirmed. */
export function ProvisionalMark({ visitId }: { visitId: string }) {
  const { t } = useWords();
  const provisional = useProvisional(visitId);
  if (provisional === null) return null;
  const count = provisional.commandIds.length;
  return <StatusBadge status="offline" word={t('queue.provisionalCount', { count })} size="small" />;
}
