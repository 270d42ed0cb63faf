import { useMemo } from 'react';
import { useWords } from '../i18n/words.tsx';
import { ActionButton } from '../ui/buttons/button.tsx';
import { Notice } from '../ui/page/notice.tsx';
import { Panel } from '../ui/page/screen.tsx';
import { changedFields, changeTitle } from './change-words.ts';
import { changesOf, type SettingChange, type SettingKind } from './changes.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import { useAnswer } from '../api/use-answer.ts';
import { usePicture } from '../state/picture-store.ts';
import styles from './history.module.css';

/** Who changed what of the site, and when: before and after, in words. */
export function SiteHistory({ kinds }: { kinds?: readonly SettingKind[] }) {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  const settings = JSON.stringify(
    site && [site.alerting, site.limits, site.offline, site.hours, site.stations, site.staff, site.devices],
  );
  const { value, refusal, again } = useAnswer(siteHistoryRoutes['GET /site/history'], {}, { after: settings });
  const failed = refusal !== null;
  const changes = useMemo(() => (value === null ? null : changesOf(value.events)), [value]);
  const shown = changes?.filter(({ kind }) => kinds === undefined || kinds.includes(kind)) ?? null;
  return (
    <Panel title={t('history.title')} flush>
      {failed && (
        <Notice
          tone="offline"
          title={t('history.failed')}
          action={<ActionButton onPress={again}>{t('history.retry')}</ActionButton>}
        />
      )}
      {shown === null && !failed && <p className={styles.empty}>{t('common.loading')}</p>}
      {shown?.length === 0 && <p className={styles.empty}>{t('history.none')}</p>}
      <ol className={styles.list} aria-label={t('history.title')}>
        {shown?.map((change) => (
          <Change key={change.seq} change={change} />
        ))}
      </ol>
    </Panel>
  );
}

function Change({ change }: { change: SettingChange }) {
  const words = useWords();
  const { t } = words;
  const fields = changedFields(words, change);
  return (
    <li className={styles.change} data-kind={change.kind}>
      <p className={styles.head}>
        <time>{words.dateTime(change.at)}</time>
        <strong>{changeTitle(words, change)}</strong>
        <span className={styles.by}>
          {words.by(change.by)}
          {change.was === null && ` · ${t('history.added')}`}
        </span>
      </p>
      <table className={styles.fields}>
        <caption className="visually-hidden">{changeTitle(words, change)}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('history.field')}</th>
            <th scope="col">{t('history.was')}</th>
            <th scope="col">{t('history.is')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, was, is }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.was}>{was}</td>
              <td>
                <span aria-hidden>→ </span>
                {is}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}
