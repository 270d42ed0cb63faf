import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { momentOf, partsOf } from '../model/sampled-at.ts';
import { Columns } from '../parts/form-frame.tsx';
import { useSite } from '../parts/use-site.ts';
import styles from '../steps.module.css';

const days = ['0', '1', '2', '3'] as const;

type Props = { value: number | null; now: number; onChange: (at: number | null) => void };

/** When the sample was taken: the day with one tap, the time with four digits. */
export function SampledAt({ value, now, onChange }: Props) {
  const { t } = useWords();
  const timeZone = useSite()?.timeZone ?? 'Asia/Shanghai';
  const start = value === null ? { daysAgo: 0, clock: '' } : partsOf(now, value, timeZone);
  const [day, setDay] = useState<(typeof days)[number]>(days[Math.min(3, start.daysAgo)] ?? '0');
  const [clock, setClock] = useState(start.clock);

  function set(nextDay: (typeof days)[number], nextClock: string): void {
    setDay(nextDay);
    setClock(nextClock);
    onChange(nextClock.length < 3 ? null : momentOf(now, Number(nextDay), nextClock, timeZone));
  }

  return (
    <Columns>
      <ChoiceTiles
        label={t('steps.verify-crew.sampledDay')}
        columns={2}
        value={day}
        choices={days.map((ago) => ({ value: ago, word: t(`steps.verify-crew.daysAgo.${ago}`) }))}
        onChange={(to) => set(to, clock)}
      />
      <div>
        <p className={styles.legend}>{t('steps.verify-crew.sampledTime')}</p>
        <Keypad
          label={t('steps.verify-crew.sampledTime')}
          value={clock}
          onChange={(to) => set(day, to)}
          maxLength={4}
          unit={clock.length === 4 ? `${clock.slice(0, 2)}:${clock.slice(2)}` : 'HHMM'}
        />
      </div>
    </Columns>
  );
}
