import { useState } from 'react';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { SelectField } from '../../../ui/fields/fields.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import type { Arrival, Nearness } from '../arrivals.ts';
import { Strayed } from '../strayed/strayed.tsx';
import styles from './list.module.css';
import { minuteMs } from '@cordon/protocol/time.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { stepName } from '../../../i18n/visit-words.ts';
import { isReady } from '../../../steps/model/acts.ts';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';

type Props = {
  arrivals: readonly Arrival[];
  current: string | null;
  isLockdown: boolean;
  own: readonly string[];
  stationId: string | null;
  onStation: (stationId: string | null) => void;
  onChoose: (visitId: string) => void;
};

const all = 'all';
const shownExpected = 4;

/** What comes to the point, in the order in which it arrives. */
export function ArrivalList({ arrivals, current, isLockdown, own, stationId, onStation, onChoose }: Props) {
  const { t, station } = useWords();
  const [unfolded, setUnfolded] = useState(false);
  const near = arrivals.filter((arrival) => arrival.near !== 'expected').length;
  const shown = unfolded ? arrivals : arrivals.slice(0, near + shownExpected);
  const rest = arrivals.length - near - shownExpected;
  return (
    <nav className={styles.list} aria-label={t('unloading.list')}>
      {own.length > 1 && (
        <SelectField
          label={t('unloading.station')}
          value={stationId ?? all}
          choices={[
            { value: all, word: t('unloading.allStations', { count: own.length }) },
            ...own.map((id) => ({ value: id, word: station(id) })),
          ]}
          onChange={(to) => onStation(to === all ? null : to)}
        />
      )}
      {arrivals.length === 0 && (
        <EmptyState title={t(isLockdown ? 'unloading.lockdown' : 'unloading.none')} text={t('unloading.noneText')} />
      )}
      <ul className={styles.cards}>
        {shown.map((arrival) => (
          <li key={arrival.visit.id}>
            <ArrivalCard
              arrival={arrival}
              current={arrival.visit.id === current}
              showStation={stationId === null && own.length > 1}
              onPress={() => onChoose(arrival.visit.id)}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <ActionButton expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? `${t('common.less')} ▴` : `${t('unloading.rest', { count: rest })} ▾`}
        </ActionButton>
      )}
      <Strayed />
    </nav>
  );
}

type ArrivalCardProps = { arrival: Arrival; current: boolean; showStation: boolean; onPress: () => void };

/** One vehicle: its plate, when it is here, what it brings or fetches, what is next. */
function ArrivalCard({ arrival, current, showStation, onPress }: ArrivalCardProps) {
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
