import { testResults, type CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { addDays, atMinutes, clockText, daysBetween, localMoment } from '@cordon/protocol/local-time.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import styles from './crew.module.css';
import type { PersonFields, TestAge } from '../model/crew.ts';
import { Columns } from '../parts/form-frame.tsx';
import { useSite } from '../parts/use-site.ts';
import steps from '../steps.module.css';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';

type Props = {
  fields: Pick<PersonFields, 'sampledAt' | 'result'>;
  declared: Pick<CrewMember, 'sampledAt' | 'result'>;
  age: TestAge | null;
  now: number;
  onChange: (to: Partial<Pick<PersonFields, 'sampledAt' | 'result'>>) => void;
};

/** The test as declared, with the age that it will have at the expected exit; changed only when the paper says so. */
export function TestCard({ fields, declared, age, now, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const [editing, setEditing] = useState(false);
  const { sampledAt, result } = fields;
  const isDeclared = sampledAt === declared.sampledAt && result === declared.result;
  const what = result === null ? t('steps.verify-crew.noTest') : t(`terms.results.${result}`);
  return (
    <div className={styles.test} data-valid={age?.valid ?? false}>
      <StatusShape status={age?.valid === true ? 'running' : 'hold'} size="1.75rem" />
      <div className={styles.testText}>
        <p>
          <b>
            {t('steps.verify-crew.test')} · {what}
          </b>{' '}
          {isDeclared && sampledAt !== null && <span className={styles.role}>{t('steps.verify-crew.asDeclared')}</span>}
        </p>
        {sampledAt !== null && (
          <p className={styles.small}>{t('steps.verify-crew.sampled', { at: words.dateTime(sampledAt) })}</p>
        )}
        {age !== null && (
          <p className={styles.small}>
            {t('steps.verify-crew.ageAtExit', { hours: words.number(age.hours), limit: words.number(age.limit) })}
          </p>
        )}
      </div>
      <ActionButton onPress={() => setEditing(true)} label={t('steps.verify-crew.editTest')}>
        {t('common.edit')}
      </ActionButton>
      <Sheet opened={editing} onClose={() => setEditing(false)} title={t('steps.verify-crew.test')} size="wide">
        <ChoiceTiles
          label={t('steps.verify-crew.result')}
          columns={4}
          value={result ?? 'none'}
          choices={[
            ...testResults.map((value) => ({
              value,
              word: t(`terms.results.${value}`),
              tone: value === 'negative' ? ('plain' as const) : ('hold' as const),
            })),
            { value: 'none', word: t('steps.verify-crew.noTest') },
          ]}
          onChange={(to) => onChange(to === 'none' ? { result: null, sampledAt: null } : { result: to })}
        />
        {result !== null && <SampledAt value={sampledAt} now={now} onChange={(to) => onChange({ sampledAt: to })} />}
        <PrimaryAction onPress={() => setEditing(false)}>{t('common.confirm')}</PrimaryAction>
      </Sheet>
    </div>
  );
}

const days = ['0', '1', '2', '3'] as const;

type SampledAtProps = { value: number | null; now: number; onChange: (at: number | null) => void };

/** When the sample was taken: the day with one tap, the time with four digits. */
export function SampledAt({ value, now, onChange }: SampledAtProps) {
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
        <p className={steps.legend}>{t('steps.verify-crew.sampledTime')}</p>
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

/** [U144] The moment that a wall clock at the site shows this time on, so many days ago; null when it is none. */
export function momentOf(now: Instant, daysAgo: number, clock: string, timeZone: string): Instant | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])([0-5]\d)$/u.exec(clock.padStart(4, '0')) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const { day } = localMoment(now, timeZone);
  return atMinutes(addDays(day, -daysAgo), Number(hours) * 60 + Number(minutes), timeZone);
}

/** [U145] The other way round: how many days ago, and the four digits of its time. */
export function partsOf(now: Instant, at: Instant, timeZone: string): { daysAgo: number; clock: string } {
  const [today, then] = [localMoment(now, timeZone), localMoment(at, timeZone)];
  return {
    daysAgo: Math.max(0, daysBetween(then.day, today.day)),
    clock: clockText(then.minutes).replace(':', ''),
  };
}
