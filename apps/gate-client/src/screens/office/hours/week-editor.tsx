import type { OpeningWindow } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { asTyped, mostWindows, overlaps, weekDays, everyDayLike, type WeekDay, segmentsOf } from './week.ts';
import { minutesOf } from '../../../watch/local-clock.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import type { ReactNode } from 'react';
import { clockText } from '@cordon/protocol/local-time.ts';
import parts from '../parts/parts.module.css';
import styles from './hours.module.css';

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

type DayProps = {
  day: WeekDay;
  hours: readonly OpeningWindow[];
  clashing: ReadonlySet<number>;
  mayAdd: boolean;
  onChange: (hours: OpeningWindow[]) => void;
};

/** One day's windows; each can be changed in place, taken away, or be every day's. */
function DayRow({ day, hours, clashing, mayAdd, onChange }: DayProps) {
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

const ticks = [0, 3, 6, 9, 12, 15, 18, 21];
const dayMinutes = 24 * 60;

/** Seven days of 24 hours; what runs past midnight goes on at the left of the next day. */
function WeekGrid({ hours, clashing }: { hours: readonly OpeningWindow[]; clashing: ReadonlySet<number> }) {
  const { t } = useWords();
  const segments = segmentsOf(hours);
  return (
    <div className={styles.grid} role="group" aria-label={t('office.hours.grid')}>
      <span />
      <div className={styles.ticks} aria-hidden>
        {ticks.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
        <span style={{ left: '100%' }}>24</span>
      </div>
      {weekDays.map((day) => (
        <GridRow key={day} name={t(`terms.weekdays.${day}`)}>
          {segments
            .filter((segment) => segment.day === day)
            .map(({ index, from, to, fromDayBefore }) => (
              <span
                key={`${index} ${from}`}
                className={styles.segment}
                data-clash={clashing.has(index)}
                data-continued={fromDayBefore}
                style={{ left: `${(from / dayMinutes) * 100}%`, width: `${((to - from) / dayMinutes) * 100}%` }}
              >
                {segmentText(from, to)}
              </span>
            ))}
        </GridRow>
      ))}
    </div>
  );
}

function GridRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={styles.day}>{name}</span>
      <div className={styles.track}>{children}</div>
    </>
  );
}

/* As much as fits into the piece. */
function segmentText(from: number, to: number): string {
  if (to - from < 75) return '';
  if (to - from < 150) return clockText(from);
  return `${clockText(from)}–${to === dayMinutes ? '24:00' : clockText(to)}`;
}
