import { type CSSProperties, type ReactNode, useId } from 'react';
import { type OnPress, usePress } from '../buttons/use-press.ts';
import styles from './choose.module.css';

export type Choice<T extends string> = {
  value: T;
  word: string;
  icon?: ReactNode;
  hint?: string;
  tone?: 'plain' | 'pass' | 'hold' | 'refuse';
  disabled?: boolean;
};

type Common<T extends string> = {
  label: string;
  hideLabel?: boolean;
  choices: readonly Choice<T>[];
  columns?: number; // as many as fit when not given
};

/** One of several, as big tiles with picture and word. */
export function ChoiceTiles<T extends string>({
  value,
  onChange,
  ...group
}: Common<T> & { value: T | null; onChange: (value: T) => void }) {
  const name = useId();
  return (
    <TileGroup {...group}>
      {group.choices.map((choice) => (
        <label key={choice.value} className={styles.tile} data-tone={choice.tone}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <Face choice={choice} />
        </label>
      ))}
    </TileGroup>
  );
}

/** Any of several. */
export function CheckTiles<T extends string>({
  values,
  onChange,
  ...group
}: Common<T> & { values: readonly T[]; onChange: (values: T[]) => void }) {
  return (
    <TileGroup {...group}>
      {group.choices.map((choice) => (
        <label key={choice.value} className={styles.tile} data-tone={choice.tone}>
          <input
            type="checkbox"
            checked={values.includes(choice.value)}
            disabled={choice.disabled}
            onChange={(event) => {
              const others = values.filter((value) => value !== choice.value);
              onChange(event.target.checked ? [...others, choice.value] : others);
            }}
          />
          <Face choice={choice} />
        </label>
      ))}
    </TileGroup>
  );
}

/** Each tile acts at once when pressed: a deviation in two taps. */
export function ActionTiles<T extends string>({ onChoose, ...group }: Common<T> & { onChoose: (value: T) => unknown }) {
  return (
    <TileGroup {...group}>
      {group.choices.map((choice) => (
        <ActionTile key={choice.value} choice={choice} onPress={() => onChoose(choice.value)} />
      ))}
    </TileGroup>
  );
}

function ActionTile<T extends string>({ choice, onPress }: { choice: Choice<T>; onPress: OnPress }) {
  const { press, busy } = usePress(onPress, false, choice.disabled ?? false);
  return (
    <button
      type="button"
      className={styles.tile}
      data-tone={choice.tone}
      aria-busy={busy}
      aria-disabled={choice.disabled ?? false}
      onClick={() => void press()}
    >
      <Face choice={choice} />
    </button>
  );
}

function TileGroup<T extends string>({
  label,
  hideLabel = false,
  columns,
  children,
}: Common<T> & { children: ReactNode }) {
  const layout = columns === undefined ? undefined : ({ '--columns': columns, '--tile': '0' } as CSSProperties);
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.tiles} style={layout}>
        {children}
      </div>
    </fieldset>
  );
}

function Face<T extends string>({ choice }: { choice: Choice<T> }) {
  return (
    <>
      <span className={styles.mark} aria-hidden>
        ✓
      </span>
      {choice.icon !== undefined && (
        <span className={styles.picture} aria-hidden>
          {choice.icon}
        </span>
      )}
      <span>{choice.word}</span>
      {choice.hint !== undefined && <span className={styles.hint}>{choice.hint}</span>}
    </>
  );
}
