import { useId } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { type LimitField, readLimit } from './limit-fields.ts';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import styles from './limits.module.css';

type Props = { field: LimitField; text: string; changed: boolean; onChange: (text: string) => void };

/** A figure as a cell of a spreadsheet: typed in its place, with its unit beside it. */
export function LimitRow({ field: { name, unit, min, max }, text, changed, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const wrong = readLimit(name, text) === null;
  const bounds = { min: words.number(min), max: words.number(max) };
  return (
    <tr data-changed={changed} data-limit={name}>
      <th scope="row">
        <label htmlFor={id}>{t(`office.limits.names.${name}`)}</label>
      </th>
      <td>
        <span className={styles.cell}>
          <TextInput
            id={id}
            aria-label={t(`office.limits.names.${name}`)}
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={wrong}
            aria-describedby={`${id}-does ${id}-range`}
            onText={onChange}
          />
          <span className={styles.unit}>{t(`office.limits.units.${unit}`)}</span>
        </span>
      </td>
      <td id={`${id}-range`} className={wrong ? styles.wrong : styles.soft}>
        {t(wrong ? 'office.limits.fault' : 'office.limits.range', bounds)}
      </td>
      <td id={`${id}-does`}>{t(`office.limits.does.${name}`)}</td>
    </tr>
  );
}
