import { Outlet, useLocation, useNavigate, useRouteContext } from '@tanstack/react-router';
import { SiteBand } from '../site-notices/site-band.tsx';
import { useSiteNotices } from '../site-notices/site-notices.ts';
import { useFreshness } from '../state/picture-store.ts';
import { UpdateBand } from '../pwa/update-band.tsx';
import { ErrorBoundary } from '../ui/page/error-boundary.tsx';
import styles from './frame.module.css';
import { StaleBand, Strip } from './strip/strip.tsx';
import { useAlarm, useNoticeTone } from './use-sounds.ts';
import { useWords } from '../i18n/words.tsx';
import { PrimaryAction } from '../ui/buttons/button.tsx';
import { Screen } from '../ui/page/screen.tsx';

/**
 * The strip on top, the screen below; a picture that is out of date turns grey and says since when. The wall has nothing
 * to press and says it by itself, larger.
 */
export function Frame() {
  const { cordon } = useRouteContext({ from: '__root__' });
  const { pathname } = useLocation();
  const { stale } = useFreshness();
  const alarm = useAlarm(cordon);
  const notices = useSiteNotices(pathname);
  useNoticeTone(cordon, notices);
  return (
    <>
      {pathname !== '/wall' && (
        <>
          <Strip
            onSignOff={(next) => cordon.signOff('signedOff', next)}
            sync={cordon.sync}
            sound={alarm && <alarm.views.SoundSwitch speaker={alarm.running.speaker} />}
          />
          <SiteBand notices={notices} />
          <div className={styles.band}>
            <UpdateBand />
            <StaleBand />
          </div>
          {alarm !== null && <alarm.views.AlarmBand />}
        </>
      )}
      <div className={styles.screen} data-stale={stale}>
        <ErrorBoundary key={pathname.split('/')[1]}>
          <Outlet />
        </ErrorBoundary>
      </div>
    </>
  );
}

export function NotFound() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Screen
      title={t('common.notFound.title')}
      width="narrow"
      bottom={<PrimaryAction onPress={() => navigate({ to: '/' })}>{t('common.notFound.home')}</PrimaryAction>}
    >
      <p>{t('common.notFound.text')}</p>
    </Screen>
  );
}
