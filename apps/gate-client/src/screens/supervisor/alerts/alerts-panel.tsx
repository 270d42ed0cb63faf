import { useMemo, useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import type { Place } from '../../../place/use-place.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { Elapsed } from '../../../ui/verdict/clocks.tsx';
import { alertGroups, oldestRinging } from '../../../watch/alert-groups.ts';
import { inView } from './alert-life.ts';
import { type AlertView, alertViews, type BoardSearch } from '../supervisor-search.ts';
import { AlertRow } from './alert-row.tsx';
import { AlertSheet } from './alert-sheet.tsx';
import styles from './alerts.module.css';

/** What rings, what is in hand, what has ended and wants to be closed; what has one cause is one row. */
export function AlertsPanel({
  search,
  place: { open, close, choose },
}: {
  search: BoardSearch;
  place: Place<BoardSearch>;
}) {
  const { t } = useWords();
  const known = usePicture((picture) => picture.alerts);
  const view = search.alerts ?? 'open';
  const openAlert = (alert: string) => open({ alert });
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => Object.values(known).map(({ state }) => state), [known]);
  const groups = useMemo(() => alertGroups(all), [all]);
  const oldest = oldestRinging(all);
  const count = (of: AlertView) => groups.filter(({ alert }) => inView(alert, of)).length;
  const shown = groups.filter(({ alert }) => inView(alert, view));

  function fold(id: string): void {
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  return (
    <section className={styles.panel} aria-labelledby="alerts-title">
      <div className={styles.head}>
        <h2 id="alerts-title" className={styles.title}>
          {t('board.alerts.region')} <span className={styles.count}>{groups.length}</span>
        </h2>
        <p className={styles.oldest} data-rings={oldest !== null}>
          {oldest === null ? (
            groups.length > 0 && t('board.alerts.noRinging')
          ) : (
            <>
              {t('board.alerts.oldest')} <Elapsed since={oldest.raisedAt} label={t('board.alerts.oldest')} />
            </>
          )}
        </p>
        <Segmented
          label={t('board.alerts.viewLabel')}
          size="desk"
          value={view}
          onChange={(next) => choose({ alerts: next === 'open' ? undefined : next })}
          choices={alertViews.map((value) => ({
            value,
            word: `${t(`board.alerts.views.${value}`)} ${count(value)}`,
          }))}
        />
      </div>
      {shown.length === 0 ? (
        <div className={styles.empty}>
          <p>{t(groups.length === 0 ? 'board.alerts.none' : 'board.alerts.viewEmpty')}</p>
          {groups.length === 0 && <p className={styles.soft}>{t('board.alerts.noneText')}</p>}
        </div>
      ) : (
        <ScrollList label={t('board.alerts.region')}>
          {shown.flatMap(({ alert, followers }) => [
            <AlertRow
              key={alert.id}
              alert={alert}
              followers={followers}
              unfolded={unfolded.has(alert.id)}
              onFold={() => {
                fold(alert.id);
              }}
              onOpen={openAlert}
            />,
            ...(unfolded.has(alert.id)
              ? followers.map((follower) => <AlertRow key={follower.id} alert={follower} follows onOpen={openAlert} />)
              : []),
          ])}
        </ScrollList>
      )}
      <AlertSheet
        alert={search.alert === undefined ? null : (known[search.alert]?.state ?? null)}
        onClose={() => close('alert')}
        onOpen={openAlert}
        onOpenVisit={(visit) => open({ visit })}
      />
    </section>
  );
}
