import { minuteMs } from '@cordon/protocol/time.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { stepName } from '../../../i18n/visit-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { isReady } from '../../../steps/model/acts.ts';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import type { Arrival, Nearness } from '../arrivals.ts';
import styles from './list.module.css';

type Props = { arrival: Arrival; current: boolean; showStation: boolean; onPress: () => void };

/** One vehicle: its plate, when it is here, what it brings or fetches, what is next. */
export function ArrivalCard({ arrival, current, showStation, onPress }: Props) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const { visit, near, stationId } = arrival;
  const { declaration } = visit;
  const isHeld = isUnderWay(visit) && visit.held !== null;
  const goods = declaration.goods.map(({ name, quantity, unit }) => `${name} ${words.number(quantity)} ${unit}`);
  return (
    <button
      type="button"
      className={styles.card}
      data-plate={declaration.plate}
      data-near={near}
      aria-current={current}
      onClick={onPress}
    >
      <span className={styles.top}>
        <PlateText plate={declaration.plate} size="large" />
        <StatusBadge
          status={isHeld ? 'hold' : statusOf(near)}
          word={t(isHeld ? 'terms.held' : `unloading.near.${near}`)}
        />
      </span>
      <span className={styles.when}>{whenWords(words, arrival, now)}</span>
      <ProvisionalMark visitId={visit.id} />
      <span className={styles.what}>
        <b>{t(`terms.purposes.${declaration.purpose}`)}</b>
        {showStation && ` · ${words.station(stationId)}`}
        {` · ${declaration.company}`}
      </span>
      {goods.length > 0 && <span className={styles.goods}>{words.list(goods)}</span>}
    </button>
  );
}

function statusOf(near: Nearness): Status {
  return near === 'here' || near === 'coming' ? 'running' : 'waiting';
}

/** When it is here, in minutes as people say it; past its time, by how much. */
export function whenWords(words: Words, { near, dueAt, act, visit }: Arrival, now: number): string {
  const { t } = words;
  const minutes = dueAt === null ? null : Math.ceil((dueAt - now) / minuteMs);
  switch (near) {
    case 'here':
      if (act === null) return t('unloading.when.here');
      if (act.name === 'depart') return t('unloading.when.depart');
      return t(isReady(act, now) ? 'unloading.when.next' : 'unloading.when.contact', {
        step: stepName(words, act.step),
      });
    case 'coming':
      if (minutes === null) return t('unloading.near.coming');
      return minutes >= 0
        ? t('unloading.when.coming', { count: minutes })
        : t('unloading.when.overdue', { count: -minutes });
    case 'elsewhere':
      return t('unloading.when.elsewhere');
    case 'atGate':
      return t('unloading.when.atGate');
    case 'expected':
      if (minutes === null || minutes > 120)
        return t('unloading.when.eta', { at: words.dateTime(visit.declaration.eta) });
      return minutes >= 0
        ? t('unloading.when.soon', { count: minutes })
        : t('unloading.when.late', { count: -minutes });
    default:
      return near satisfies never;
  }
}
