import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { holdWords, plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useClockJumps } from '../../../state/picture-store.ts';
import { Facts } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { clockOf, loopOf, toneOf } from '../../../watch/visit-clock.ts';
import { ClockBar } from '../columns/vehicle-card.tsx';
import { VisitActions } from './visit-actions.tsx';
import styles from './story.module.css';

/** Where the vehicle is, what it waits for, what was declared, and the acts. */
export function Situation({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const jumps = useClockJumps();
  const clock = clockOf(visit, now, jumps);
  const loop = loopOf(visit, jumps);
  const held = isUnderWay(visit) ? visit.held : null;
  const place = placeOf(visit);
  return (
    <div className={styles.situation}>
      <div className={styles.now}>
        <PlateText plate={visit.declaration.plate} size="large" />
        <StatusBadge
          status={statusOf(visit)}
          word={place === 'closed' ? t(`terms.visitStatus.${visit.status}`) : t(`terms.places.${place}`)}
        />
        {visit.unannounced && <StatusBadge status="hold" word={t('terms.unannounced')} />}
        {clock !== null && (
          <div className={styles.clock}>
            <ClockBar clock={clock} tone={toneOf(clock, now)} now={now} />
          </div>
        )}
        {loop !== null && (
          <p>
            {t('board.columns.loop')} <strong>{duration(now - loop.since)}</strong>{' '}
            <span className={styles.by}>{t('board.columns.loopLimit', { time: words.time(loop.warnAt) })}</span>
          </p>
        )}
      </div>
      {held !== null && (
        <p className={styles.holdReason}>
          {holdWords(words, held.reason)} ·{' '}
          {t(held.reason.kind === 'finding' ? 'board.decisions.recordedBy' : 'board.decisions.heldBy', {
            by: words.by(held.by),
          })}{' '}
          {words.time(held.since)}
        </p>
      )}
      {'reason' in visit && visit.reason !== null && <p className={styles.holdReason}>{visit.reason}</p>}
      <VisitActions visit={visit} />
      <DeclarationFacts visit={visit} />
    </div>
  );
}

function statusOf(visit: VisitState): Status {
  switch (visit.status) {
    case 'expected':
      return 'waiting';
    case 'atGate':
    case 'inside':
    case 'atExit':
      return 'running';
    case 'released':
      return 'pass';
    case 'refused':
    case 'escortedOut':
      return 'refuse';
    case 'cancelled':
    case 'lapsed':
      return 'offline';
    default:
      return visit satisfies never;
  }
}

function DeclarationFacts({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t, list } = words;
  const { declaration } = visit;
  const goods = declaration.goods.map(({ name, quantity, unit }) => `${name} ${words.number(quantity)} ${unit}`);
  const pass = declaration.vehiclePass;
  const times = [
    { name: t('board.story.declared'), at: declaration.declaredAt },
    { name: t('board.story.eta'), at: declaration.eta },
    { name: t('board.story.arrived'), at: 'arrivedAt' in visit ? visit.arrivedAt : null },
    { name: t('board.story.admitted'), at: 'admittedAt' in visit ? visit.admittedAt : null },
  ];
  return (
    <div className={styles.facts}>
      <Facts
        items={[
          { name: t('board.story.purpose'), value: t(`terms.purposes.${declaration.purpose}`) },
          { name: t('board.story.company'), value: declaration.company },
          { name: t('board.story.stops'), value: list(declaration.stops.map(words.station)) },
          { name: t('board.story.goods'), value: goods.length === 0 ? t('board.story.noGoods') : list(goods) },
        ]}
      />
      <Facts
        items={[
          {
            name: t('board.story.pass'),
            value:
              pass === null
                ? t('common.none')
                : t('board.story.passUntil', { number: pass.number, until: words.date(pass.validUntil) }),
          },
          {
            name: t('board.story.trailer'),
            value: declaration.trailerPlate === null ? t('common.none') : plateWords(declaration.trailerPlate),
          },
          {
            name: t('board.story.times'),
            value: times
              .filter(({ at }) => at !== null)
              .map(({ name, at }) => (
                <span key={name} className={styles.moment}>
                  {name} {words.dateTime(at ?? 0)}
                </span>
              )),
          },
        ]}
      />
    </div>
  );
}
