import { IconBell, IconBellOff, IconUserCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { useNow } from '../../clock/clock.tsx';
import { alertWords } from '../../i18n/alert-words.ts';
import { duration } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/words.tsx';
import { usePicture } from '../../state/picture-store.ts';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import type { AlertGroup } from '../../watch/alert-groups.ts';
import { placeOfAlert } from '../../watch/alert-place.ts';
import { pageOf } from '../../watch/pages.ts';
import { pinnedOnWall, wallAlerts } from './wall-alerts.ts';
import styles from './wall.module.css';

const most = 3;

/** The worst alerts across the top; when there are more they turn over, and the worst one that rings stays. */
export function AlertBand() {
  const { t } = useWords();
  const known = usePicture((picture) => picture.alerts);
  const now = useNow();
  const groups = useMemo(() => wallAlerts(Object.values(known).map(({ state }) => state)), [known]);
  const { items, page, pages } = pageOf(groups, most, now, pinnedOnWall(groups));
  const more = groups.length - items.length;
  return (
    <section className={styles.alerts} aria-label={t('wall.alerts')} data-none={groups.length === 0}>
      {groups.length === 0 && (
        <p className={styles.noAlerts}>
          <StatusShape status="pass" size="1.1em" /> {t('wall.noAlerts')}
        </p>
      )}
      <ul className={styles.alertList}>
        {items.map((group) => (
          <WallAlert key={group.alert.id} group={group} />
        ))}
        {more > 0 && (
          <li className={styles.moreAlerts}>
            <span>{t('wall.moreAlerts', { count: more })}</span>
            <span className={styles.page}>{t('wall.page', { page, pages })}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

function WallAlert({ group: { alert, followers } }: { group: AlertGroup }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const place = placeOfAlert(alert);
  return (
    <li className={styles.alert} data-severity={alert.severity} data-place={place} data-alert={alert.id}>
      <StatusShape status={alert.severity === 'warning' ? 'hold' : 'refuse'} size="1.5em" />
      <div className={styles.alertText}>
        <p className={styles.alertTitle}>
          {alert.plate === null ? (
            <span>{t('wall.site')}</span>
          ) : (
            <span className={styles.alertPlate}>
              <PlateText plate={alert.plate} />
            </span>
          )}
          <span className={styles.alertClock}>{duration(now - alert.raisedAt)}</span>
        </p>
        <p className={styles.alertNote}>
          {t(`terms.severities.${alert.severity}`)} · {alertWords(words, alert).title}
          {alert.count > 1 && ` ×${alert.count}`}
        </p>
        <p className={styles.alertState}>
          <PlaceSign alert={alert} /> {stateWords(words, alert)}
          {followers.length > 0 && ` · ${t('wall.group', { count: followers.length })}`}
        </p>
      </div>
    </li>
  );
}

function PlaceSign({ alert }: { alert: AlertState }) {
  const place = placeOfAlert(alert);
  const Icon = place === 'inHand' ? IconUserCheck : place === 'silenced' ? IconBellOff : IconBell;
  return <Icon size="1.1em" aria-hidden />;
}

function stateWords(words: Words, alert: AlertState): string {
  const { t } = words;
  if (alert.acknowledged !== null) return t('wall.taken', { by: words.by(alert.acknowledged.by) });
  if (alert.silenced !== null) return t('wall.silenced', { until: words.time(alert.silenced.until) });
  return alert.assigned === null ? t('wall.ringing') : t('wall.ringingFor', { name: alert.assigned.name });
}
