import { useMemo } from 'react';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useNow } from '../clock/clock.tsx';
import { useWords } from '../i18n/words.tsx';
import { usePicture } from '../state/picture-store.ts';
import { Notice } from '../ui/page/notice.tsx';
import { type Overview, overviewOf } from './overview.ts';
import styles from './shift.module.css';

/** How things stand; to whoever takes over also what the one before has left. */
export function OverviewPanel({ me, takesOver }: { me: SignedInPerson; takesOver: boolean }) {
  const { t } = useWords();
  const picture = usePicture((present) => present);
  const now = useNow();
  const overview = useMemo(() => overviewOf(picture, me, now), [picture, me, now]);
  const { vehicles, held, contact, alerts } = overview;
  const figures = [
    ...vehicles.map(({ place, count }) => ({ name: t(`terms.places.${place}`), count, tone: 'plain' })),
    { name: t('shift.held'), count: held, tone: 'hold' },
    { name: t('shift.contact'), count: contact, tone: 'plain' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, ...figure }) => ({ ...figure, value: t('shift.vehicles', { count }) }));
  if (alerts !== null && alerts > 0) {
    figures.push({ name: t('shift.alerts'), value: t('shift.alertCount', { count: alerts }), tone: 'refuse' });
  }
  return (
    <>
      {takesOver && <HandedOver overview={overview} />}
      <section>
        <h3 className={styles.legend}>{t('shift.openNow')}</h3>
        {figures.length === 0 ? (
          <p>{t('shift.nothingOpen')}</p>
        ) : (
          <dl className={styles.figures}>
            {figures.map(({ name, value, tone }) => (
              <div key={name} className={styles.figure} data-tone={tone}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </>
  );
}

function HandedOver({ overview: { handed } }: { overview: Overview }) {
  const words = useWords();
  const { t } = words;
  const ended = handed?.ended ?? null;
  if (handed === null || ended === null) return <Notice tone="plain" title={t('shift.handedNobody')} />;
  const { name } = handed;
  return (
    <Notice
      tone="plain"
      title={t('shift.handedBy', { name, time: words.dateTime(ended.at) })}
      text={<q className={styles.note}>{ended.note ?? t('shift.handedNoNote')}</q>}
    />
  );
}
