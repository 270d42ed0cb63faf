import { useMemo } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { alertWords } from '../../i18n/alert-words.ts';
import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import { usePicture } from '../../state/picture-store.ts';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import { worstAlerts } from './wall-alerts.ts';
import styles from './wall.module.css';

const most = 3;

/** The worst alerts across the top. */
export function AlertBand() {
  const words = useWords();
  const { t } = words;
  const known = usePicture((picture) => picture.alerts);
  const now = useNow();
  const { shown, more } = useMemo(
    () =>
      worstAlerts(
        Object.values(known).map(({ state }) => state),
        most,
      ),
    [known],
  );
  return (
    <section className={styles.alerts} aria-label={t('wall.alerts')} data-none={shown.length === 0}>
      {shown.length === 0 && (
        <p className={styles.noAlerts}>
          <StatusShape status="pass" size="1.1em" /> {t('wall.noAlerts')}
        </p>
      )}
      <ul className={styles.alertList}>
        {shown.map((alert) => (
          <li
            key={alert.id}
            className={styles.alert}
            data-severity={alert.severity}
            data-acknowledged={alert.acknowledged !== null}
          >
            <StatusShape status={alert.severity === 'warning' ? 'hold' : 'refuse'} size="1.3em" />
            <div className={styles.alertText}>
              <p className={styles.alertTitle}>
                {alert.plate === null ? (
                  <span>{t('wall.site')}</span>
                ) : (
                  <span className={styles.alertPlate}>
                    <PlateText plate={alert.plate} />
                  </span>
                )}
                <span className={styles.alertAge}>
                  {t(alert.acknowledged === null ? 'wall.ringing' : 'wall.taken')} {duration(now - alert.raisedAt)}
                </span>
              </p>
              <p className={styles.alertNote}>
                {t(`terms.severities.${alert.severity}`)} · {alertWords(words, alert).title}
              </p>
            </div>
          </li>
        ))}
        {more > 0 && <li className={styles.moreAlerts}>{t('wall.moreAlerts', { count: more })}</li>}
      </ul>
    </section>
  );
}
