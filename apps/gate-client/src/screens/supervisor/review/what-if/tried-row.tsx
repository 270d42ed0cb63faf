import { useId } from 'react';
import { limitWords } from '../../../../history/change-words.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { ActionButton } from '../../../../ui/buttons/button.tsx';
import { TextInput } from '../../../../ui/fields/text-input.tsx';
import styles from '../review.module.css';
import { boundsOf, readTried, type TriedField } from './tried-limits.ts';

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
