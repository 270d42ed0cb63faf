import type { ReactNode } from 'react';
import styles from './button.module.css';
import { type OnPress, usePress } from './use-press.ts';

export type ActionButtonProps = {
  children: ReactNode;
  onPress: OnPress; // a promise keeps the button busy until it is settled
  icon?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  tone?: 'plain' | 'accent' | 'hold' | 'refuse';
  size?: 'touch' | 'desk'; // desk: tables of the office, 44 px
  label?: string; // what a screen reader says, where the face says less
  pressed?: boolean; // for a button that stays on
  expanded?: boolean; // for a button that opens something
};

/** Any button but the primary: at least 56 px high. */
export function ActionButton({
  children,
  onPress,
  icon,
  busy = false,
  disabled = false,
  tone = 'plain',
  size = 'touch',
  label,
  pressed,
  expanded,
}: ActionButtonProps) {
  const { press, busy: shownBusy } = usePress(onPress, busy, disabled);
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={tone}
      data-size={size}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={disabled}
      aria-busy={shownBusy}
      onClick={() => void press()}
    >
      {shownBusy ? <span className={styles.spinner} aria-hidden /> : icon}
      {children}
    </button>
  );
}

export type PrimaryActionProps = {
  children: ReactNode;
  onPress: OnPress;
  icon?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  why?: ReactNode; // why it can't be pressed now; shown on the button itself
};

/** The one next step: full width, at least 72 px, at the bottom of the screen. */
export function PrimaryAction({ children, onPress, icon, busy = false, disabled = false, why }: PrimaryActionProps) {
  const { press, busy: shownBusy } = usePress(onPress, busy, disabled);
  return (
    <button
      type="button"
      className={`${styles.button} ${styles.primary}`}
      data-primary
      aria-disabled={disabled}
      aria-busy={shownBusy}
      onClick={() => void press()}
    >
      {shownBusy ? <span className={styles.spinner} aria-hidden /> : icon}
      <span>
        {children}
        {disabled && why !== undefined && <span className={styles.why}> · {why}</span>}
      </span>
    </button>
  );
}

/** Holds the primary action at the bottom, always in reach; put no dangerous act into it. */
export function BottomBar({ children }: { children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}
