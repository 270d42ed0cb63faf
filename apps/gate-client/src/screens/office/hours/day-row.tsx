import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { minutesOf } from '../../../watch/local-clock.ts';
import { everyDayLike, type WeekDay } from './week.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import styles from './hours.module.css';

type Props = {
  day: WeekDay;
  hours: readonly OpeningWindow[];
  clashing: ReadonlySet<number>;
  mayAdd: boolean;
  onChange: (hours: OpeningWindow[]) => void;
};

/** One day's windows; each can be changed in place, taken away, or be every day's. */
export function DayRow({ day, hours, clashing, mayAdd, onChange }: Props) {
  const { t } = useWords();
  const name = t(`terms.weekdays.${day}`);
  const own = hours.map((window, index) => ({ window, index })).filter(({ window }) => window.day === day);
  return (
    <div className={styles.dayRow} role="group" aria-label={name}>
      <strong className={styles.day}>{name}</strong>
      <div className={styles.windows}>
        {own.length === 0 && <span className={styles.shut}>{t('office.hours.shut')}</span>}
        {own.map(({ window, index }) => (
          <WindowFields
            key={index}
            name={name}
            window={window}
            clash={clashing.has(index)}
            onChange={(next) => {
              onChange(hours.map((other, place) => (place === index ? next : other)));
            }}
            onRemove={() => {
              onChange(hours.filter((_, place) => place !== index));
            }}
          />
        ))}
      </div>
      <div className={styles.dayActions}>
        <ActionButton
          size="desk"
          label={`${t('office.hours.add')} ${name}`}
          disabled={!mayAdd}
          onPress={() => {
            onChange([...hours, { day, from: '22:00', to: '06:00' }]);
          }}
        >
          {t('office.hours.add')}
        </ActionButton>
        <ActionButton
          size="desk"
          label={`${t('office.hours.copy')} ${name}`}
          onPress={() => {
            onChange(everyDayLike(hours, day));
          }}
        >
          {t('office.hours.copy')}
        </ActionButton>
      </div>
    </div>
  );
}

type WindowProps = {
  name: string;
  window: OpeningWindow;
  clash: boolean;
  onChange: (window: OpeningWindow) => void;
  onRemove: () => void;
};

function WindowFields({ name, window, clash, onChange, onRemove }: WindowProps) {
  const { t } = useWords();
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
  const isWholeDay = from !== null && from === to;
  const crosses = from !== null && to !== null && to < from && to > 0;
  return (
    <div className={styles.window} data-clash={clash}>
      <ClockInput
        label={t('office.hours.from', { day: name })}
        value={window.from}
        onChange={(value) => {
          onChange({ ...window, from: value });
        }}
      />
      <span aria-hidden>—</span>
      <ClockInput
        label={t('office.hours.to', { day: name })}
        value={window.to}
        onChange={(value) => {
          onChange({ ...window, to: value });
        }}
      />
      <span className={styles.means}>
        {isWholeDay ? t('office.hours.allDay') : crosses ? t('office.hours.nextDay') : ''}
      </span>
      <ActionButton size="desk" label={`${t('office.hours.remove')} ${name} ${window.from}`} onPress={onRemove}>
        ✕
      </ActionButton>
    </div>
  );
}

/** A time of day in 24 hours, whatever the browser's country writes. */
function ClockInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      className={styles.clock}
      aria-label={label}
      aria-invalid={minutesOf(value) === null}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      placeholder="22:00"
      value={value}
      onText={onChange}
    />
  );
}
