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
import { type AlertGroup, alertGroups } from '../../watch/alert-groups.ts';
import { placeOfAlert, type AlertPlace } from '../../watch/alert-place.ts';
import { pageOf } from '../../watch/pages.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
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

/* What nobody has in hand, what somebody has, what was asked to be quiet. */
const shown = ['rings', 'follows', 'inHand', 'silenced'] as const satisfies AlertPlace[];

/**
 * [U81] The alerts whose cause is there, the worst first: by severity, those that ring before those in hand and those that
 * are silenced, then the oldest. What follows another one is counted with it. A mere note (the contact time is over) is the
 * officer's business, not the wall's.
 */
export function wallAlerts(alerts: readonly AlertState[]): AlertGroup[] {
  const rank = ({ alert }: AlertGroup) => shown.findIndex((place) => place === placeOfAlert(alert));
  return alertGroups(alerts)
    .filter((group) => rank(group) !== -1)
    .toSorted(
      (a, b) =>
        severities.indexOf(b.alert.severity) - severities.indexOf(a.alert.severity) ||
        rank(a) - rank(b) ||
        a.alert.raisedAt - b.alert.raisedAt,
    );
}

/** [U81] What stays in sight while the rest turns over: the worst one, as long as it rings. */
export function pinnedOnWall(groups: readonly AlertGroup[]): number {
  const [worst] = groups;
  return worst !== undefined && placeOfAlert(worst.alert) === 'rings' ? 1 : 0;
}
