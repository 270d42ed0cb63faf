import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import parts from '../parts/parts.module.css';
import { DayRow } from './day-row.tsx';
import { asTyped, mostWindows, overlaps, weekDays } from './week.ts';
import { WeekGrid } from './week-grid.tsx';

type Props = { hours: OpeningWindow[]; onChange: (hours: OpeningWindow[]) => void };

/** The week as a picture, and its windows to be changed below it: the gate's, or a point's. */
export function WeekEditor({ hours, onChange }: Props) {
  const typed = asTyped(hours);
  const clashing = new Set(overlaps(typed ?? []).flat());
  return (
    <>
      <WeekGrid hours={typed ?? []} clashing={clashing} />
      <Presets onChoose={onChange} />
      {weekDays.map((day) => (
        <DayRow
          key={day}
          day={day}
          hours={hours}
          clashing={clashing}
          mayAdd={hours.length < mostWindows}
          onChange={onChange}
        />
      ))}
    </>
  );
}

function Presets({ onChoose }: { onChoose: (hours: OpeningWindow[]) => void }) {
  const { t } = useWords();
  const every = (from: string, to: string) => weekDays.map((day) => ({ day, from, to }));
  return (
    <div
      className={parts.actions}
      role="group"
      aria-label={t('office.hours.presets')}
      style={{ padding: '0 0.9rem 0.9rem' }}
    >
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose(every('22:00', '06:00'));
        }}
      >
        {t('office.hours.presetNight')}
      </ActionButton>
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose(every('00:00', '00:00'));
        }}
      >
        {t('office.hours.presetAlways')}
      </ActionButton>
      <ActionButton
        size="desk"
        onPress={() => {
          onChoose([]);
        }}
      >
        {t('office.hours.presetNever')}
      </ActionButton>
    </div>
  );
}
