import { useMemo } from 'react';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useNow } from '../clock/clock.tsx';
import { useWords } from '../i18n/words.tsx';
import { usePicture } from '../state/picture-store.ts';
import { Notice } from '../ui/page/notice.tsx';
import styles from './shift.module.css';
import { maySee } from '@cordon/protocol/field-access.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { handedOver, type Shift } from '@cordon/protocol/site/shift.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import { type Place, placeOf, places } from '@cordon/protocol/visit/place.ts';
import { isClosed, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { isLongOverdue } from '../state/selectors.ts';
import type { Picture } from '../state/picture.ts';
import { clockOf } from '../watch/visit-clock.ts';

/** How things stand; to the person who takes over also what the one before has left. */
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

type Overview = {
  handed: Shift | null; // by whom, when, with what word
  vehicles: { place: Exclude<Place, 'closed'>; count: number }[]; // where there are any
  held: number;
  contact: number; // their agent still works
  alerts: number | null; // not closed; null where the role sees none
};

/** [U230] What somebody takes over, or leaves: the vehicles that concern their stations, and what waits for somebody. */
export function overviewOf(
  { site, visits, alerts }: Pick<Picture, 'site' | 'visits' | 'alerts'>,
  me: Pick<SignedInPerson, 'personId' | 'role' | 'stations'>,
  now: Instant,
): Overview {
  const jumps = jumpsOf(site?.state ?? {});
  const mine = Object.values(visits)
    .map(({ state }) => state)
    .filter((visit) => !isClosed(visit) && concerns(visit, me) && !isForgotten(visit, now));
  const count = (is: (visit: VisitState) => boolean) => mine.filter(is).length;
  return {
    handed: site === null ? null : handedOver(site.state.shifts, me),
    vehicles: places.flatMap((place) => {
      const there = count((visit) => placeOf(visit) === place);
      return place === 'closed' || there === 0 ? [] : [{ place, count: there }];
    }),
    held: count((visit) => isUnderWay(visit) && visit.held !== null),
    contact: count((visit) => clockOf(visit, now, jumps)?.kind === 'contact'),
    alerts: maySee(me.role, 'alerts')
      ? Object.values(alerts).filter(({ state }) => state.closed === null).length
      : null,
  };
}

/* Which gate an announced vehicle will come to nobody knows: it concerns them all. */
function concerns(visit: VisitState, { role, stations }: Pick<SignedInPerson, 'role' | 'stations'>): boolean {
  if (stations.length === 0 || (role === 'gate' && visit.status === 'expected')) return true;
  return stationsOf(visit).some((station) => stations.includes(station));
}

function isForgotten(visit: VisitState, now: Instant): boolean {
  return visit.status === 'expected' && isLongOverdue(visit.declaration.eta, now);
}
