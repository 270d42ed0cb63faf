import { usePicture } from '../../../state/picture-store.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ClearState } from './clear-state.tsx';
import { LockdownState } from './lockdown-state.tsx';
import { PaperState } from './paper-state.tsx';
import styles from './site.module.css';

/** May anything be admitted at all? Campus clear on the left, lockdown on the right, far apart. */
export function SiteBar() {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  if (site === null) return null;
  return (
    <section className={styles.bar} data-lockdown={site.lockdown !== null} aria-label={t('board.clear.region')}>
      <ClearState clear={site.clear} timeZone={site.timeZone} />
      <PaperState paper={site.paper} />
      <LockdownState lockdown={site.lockdown} />
    </section>
  );
}
