import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { SiteBand } from '../../site-notices/site-band.tsx';
import { useSiteNotices } from '../../site-notices/site-notices.ts';
import { useClockJumps, useFreshness, usePicture } from '../../state/picture-store.ts';
import { type ColumnPlace, columnsOf } from '../../watch/columns.ts';
import { AlertBand } from './alert-band.tsx';
import { WallColumn } from './wall-column.tsx';
import { WallHead } from './wall-head.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import styles from './wall.module.css';

const phases = ['atGate', 'onTheWayIn', 'atPoint', 'onTheWayOut', 'atExit'] as const satisfies ColumnPlace[];

/** For the far side of the room: nothing to press, and never a stale picture that looks like a live one. */
export function WallScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const visits = usePicture((picture) => picture.visits);
  const alerts = usePicture((picture) => picture.alerts);
  const { stale } = useFreshness();
  const now = useNow();
  const jumps = useClockJumps();
  const columns = useMemo(() => columnsOf({ visits, alerts }, now, jumps), [visits, alerts, now, jumps]);
  const notices = useSiteNotices('/wall');
  return (
    <main className={styles.wall} data-stale={stale}>
      <h1 className="visually-hidden">{t('wall.title')}</h1>
      <WallHead columns={columns} />
      <div className={styles.bands}>
        <SiteBand notices={notices} size="wall" />
        <AlertBand />
      </div>
      <div className={styles.columns}>
        {phases.map((place) => (
          <WallColumn key={place} place={place} cards={columns[place]} />
        ))}
      </div>
      <StaleVeil />
      <button
        type="button"
        className={styles.leave}
        aria-label={t('wall.back')}
        onClick={() => void navigate({ to: '/board' })}
      />
    </main>
  );
}

/** Hatching over everything, and since when: seen from any distance. */
function StaleVeil() {
  const { t, timeWithSeconds } = useWords();
  const { stale, receivedAt } = useFreshness();
  if (!stale) return null;
  return (
    <div className={styles.veil} role="status">
      <div className={styles.veilText}>
        <StatusShape status="offline" size="2em" />
        <div>
          <p className={styles.veilTitle}>{t('wall.stale')}</p>
          <p>
            {receivedAt === null ? t('wall.staleNever') : t('wall.staleSince', { time: timeWithSeconds(receivedAt) })}
          </p>
        </div>
      </div>
    </div>
  );
}
