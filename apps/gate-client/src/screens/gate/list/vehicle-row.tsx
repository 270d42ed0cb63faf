import { useEffect, useRef } from 'react';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { holdWords, stepName } from '../../../i18n/visit-words.ts';
import { duration } from '../../../i18n/format.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { useNow } from '../../../clock/clock.tsx';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Countdown, Elapsed } from '../../../ui/verdict/clocks.tsx';
import { type Status, StatusShape } from '../../../ui/verdict/shapes.tsx';
import { type GateRow, type Need, type RowClock, stepAtHand } from '../gate-list.ts';
import styles from './list.module.css';

/** One vehicle: its plate, what it wants, and the clock that matters. */
export function VehicleRow({ row, current, onPress }: { row: GateRow; current: boolean; onPress: () => void }) {
  const words = useWords();
  const { visit, need, clock } = row;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.row}
      data-plate={visit.declaration.plate}
      data-need={need}
      aria-current={current}
      onClick={onPress}
    >
      <span className={styles.shape} data-status={statusOf(need)}>
        <StatusShape status={statusOf(need)} size="1.75rem" />
      </span>
      <PlateText plate={visit.declaration.plate} />
      <span className={styles.clock}>
        <RowTime clock={clock} />
      </span>
      <span className={styles.what}>{whatWords(words, row)}</span>
      <span className={styles.mark}>
        <ProvisionalMark visitId={visit.id} />
      </span>
    </button>
  );
}

function RowTime({ clock }: { clock: RowClock }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  switch (clock.kind) {
    case 'left':
      return <Countdown until={clock.to} over="good" label={t('steps.contact.title')} />;
    case 'since':
      return <Elapsed since={clock.from} label={t('gate.since')} />;
    case 'eta': {
      const late = now - clock.at;
      return late < 60_000 ? words.time(clock.at) : t('gate.late', { time: duration(late) });
    }
    case 'missed':
      return words.dateTime(clock.at); // 304 hours late says less than the day
    default:
      return clock satisfies never;
  }
}

export function statusOf(need: Need): Status {
  switch (need) {
    case 'held':
      return 'hold';
    case 'ready':
    case 'contact-over':
    case 'working':
      return 'running';
    case 'waiting':
    case 'away':
    case 'expected':
    case 'missed':
      return 'waiting';
    default:
      return need satisfies never;
  }
}

function whatWords(words: Words, row: GateRow): string {
  const { t } = words;
  const { visit, need } = row;
  if (isUnderWay(visit) && visit.held !== null) {
    return `${t('terms.held')} · ${holdWords(words, visit.held.reason)}`;
  }
  const step = stepAtHand(row);
  const name = step === null ? '' : stepName(words, step);
  switch (need) {
    case 'held':
    case 'ready':
      return t('gate.row.ready', { step: name });
    case 'contact-over':
      return t('gate.row.contactOver', { step: name });
    case 'working':
      return placeOf(visit) === 'onTheWayOut' ? t('terms.places.onTheWayOut') : t('gate.row.working', { step: name });
    case 'waiting':
      return t('gate.row.waiting');
    case 'away':
      return `${t(`terms.places.${placeOf(visit)}`)} · ${name}`;
    case 'expected':
      return expectedWords(words, visit);
    case 'missed':
      return `${t('gate.row.missed')} · ${expectedWords(words, visit)}`;
    default:
      return need satisfies never;
  }
}

function expectedWords({ t }: Words, { declaration }: VisitState): string {
  return `${t(`terms.purposes.${declaration.purpose}`)} · ${declaration.company}`;
}
