import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import { useFreshness } from '../../state/freshness.ts';
import { type LinkState, useLink } from '../../state/link.ts';
import type { Status } from '../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import styles from './strip.module.css';

/** Connected or not, and how old the picture is: shape, word and colour. */
export function LinkBadge() {
  const { t } = useWords();
  const { state } = useLink();
  const { stale, ageMs } = useFreshness();
  const shown: LinkState = state === 'live' && stale ? 'stale' : state;
  return (
    <span className={styles.link} data-link={shown}>
      <StatusBadge status={statusOf(shown)} word={t(`strip.link.${shown}`)} size="small" />
      <span className={styles.age}>
        {ageMs !== null &&
          (shown === 'live' && ageMs < 6000 ? t('strip.fresh') : t('strip.age', { age: duration(ageMs) }))}
      </span>
    </span>
  );
}

function statusOf(state: LinkState): Status {
  switch (state) {
    case 'live':
      return 'pass';
    case 'connecting':
      return 'running';
    case 'stale':
    case 'offline':
      return 'offline';
    default:
      return state satisfies never;
  }
}
