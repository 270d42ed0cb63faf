import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { SelectField } from '../../../ui/fields/fields.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import type { Arrival } from '../arrivals.ts';
import { Strayed } from '../strayed/strayed.tsx';
import { ArrivalCard } from './arrival-card.tsx';
import styles from './list.module.css';

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
