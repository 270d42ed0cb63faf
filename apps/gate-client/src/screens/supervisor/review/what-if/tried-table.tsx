import { useId } from 'react';
import { limitWords, type FigureName } from '../../../../history/change-words.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { ActionButton } from '../../../../ui/buttons/button.tsx';
import { TextInput } from '../../../../ui/fields/text-input.tsx';
import { type Limits, limits as limitsShape } from '@cordon/protocol/site/settings.ts';
import styles from '../review.module.css';

type Props = { field: TriedField; now: number; text: string; onChange: (text: string) => void };

/** A figure: as it is today, as it is to be tried; left empty it stays as it was that night. */
export function TriedRow({ field: { name, picks }, now, text, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const read = readTried(name, text);
  const label = t(`office.limits.names.${name}`);
  const { min, max } = boundsOf(name);
  return (
    <tr data-tried={name} data-changed={text !== ''}>
      <th scope="row">
        <label htmlFor={id}>{label}</label>
      </th>
      <td>{limitWords(words, name, now)}</td>
      <td>
        <TextInput
          id={id}
          aria-label={label}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          placeholder={t('review.whatIf.asItWas')}
          value={text}
          aria-invalid={read === undefined}
          aria-describedby={`${id}-fault`}
          onText={onChange}
        />
        <span id={`${id}-fault`} className={styles.fault}>
          {read === undefined && t('office.limits.fault', { min: words.number(min), max: words.number(max) })}
        </span>
      </td>
      <td>
        <span className={styles.picks}>
          {picks.map((pick) => (
            <ActionButton
              key={pick}
              size="desk"
              label={`${label} ${limitWords(words, name, pick)}`}
              pressed={text === String(pick)}
              onPress={() => {
                onChange(text === String(pick) ? '' : String(pick));
              }}
            >
              {limitWords(words, name, pick)}
            </ActionButton>
          ))}
        </span>
      </td>
    </tr>
  );
}

/** A figure that can be tried, and what people usually want to try. */
export type TriedField = { name: FigureName; picks: readonly number[] };

/** [U215] What judges reports or makes alerts ring; in the order of a night. */
export const triedFields: readonly TriedField[] = [
  { name: 'testAgeHours', picks: [24, 48, 72] },
  { name: 'temperatureBelowC', picks: [37, 37.3, 37.5] },
  { name: 'resultMinutes', picks: [120, 240, 360] },
  { name: 'crewMax', picks: [1, 2, 3] },
  { name: 'minChlorineMgPerL', picks: [250, 500, 1000] },
  { name: 'contactMinutes', picks: [15, 30, 60] },
  { name: 'declareAheadHours', picks: [12, 24, 48] },
  { name: 'expectedLoopMinutes', picks: [90, 120, 180] },
  { name: 'loopWarnMinutes', picks: [60, 90, 120] },
  { name: 'loopCriticalMinutes', picks: [180, 240, 360] },
  { name: 'overrideMinutes', picks: [5, 10, 20] },
];

export type TriedDraft = Readonly<Record<string, string>>; // only what somebody has typed

/** null: nothing typed, as it was that night; undefined: no figure, or out of bounds. */
export function readTried(name: FigureName, text: string | undefined): number | null | undefined {
  const typed = (text ?? '').normalize('NFKC').trim();
  if (typed === '') return null;
  const read = limitsShape.shape[name].safeParse(Number(typed));
  return read.success ? read.data : undefined;
}

export function boundsOf(name: FigureName): { min: number; max: number } {
  const { minValue, maxValue } = limitsShape.shape[name];
  return { min: minValue ?? 0, max: maxValue ?? 0 };
}

/** [U215] What is to be tried; null while a figure is wrong, or when nothing is changed. */
export function limitsTried(draft: TriedDraft): Partial<Limits> | null {
  const read = triedFields.map(({ name }) => [name, readTried(name, draft[name])] as const);
  if (read.some(([, value]) => value === undefined)) return null;
  const tried = read.filter(([, value]) => value !== null);
  return tried.length === 0 ? null : (Object.fromEntries(tried) as Partial<Limits>);
}
