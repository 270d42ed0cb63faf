import { useWords } from '../../i18n/words.tsx';
import { useFreshness } from '../../state/freshness.ts';
import { useLink } from '../../state/link.ts';
import { Notice } from '../../ui/page/notice.tsx';

/** Says since when the picture is no longer to be trusted, and why. */
export function StaleBand() {
  const { t, timeWithSeconds } = useWords();
  const { bye, state } = useLink();
  const { stale, receivedAt } = useFreshness();
  if (!stale || (receivedAt === null && state === 'connecting')) return null;
  const title =
    receivedAt === null ? t('strip.neverLive') : t('strip.staleSince', { time: timeWithSeconds(receivedAt) });
  return <Notice tone="offline" title={title} {...(bye !== null && { text: t(`strip.bye.${bye}`) })} />;
}
