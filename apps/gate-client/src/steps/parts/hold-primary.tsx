import { type ReactNode, useId } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { holdMs, useHold } from '../../ui/buttons/use-hold.ts';
import { type OnPress, usePress } from '../../ui/buttons/use-press.ts';
import styles from './hold-primary.module.css';

export type HoldPrimaryProps = {
  children: ReactNode;
  onPress: OnPress;
  icon?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  why?: ReactNode;
};

/** The next step where it can't be taken back: admission, a leg, release. A wet sleeve must not do it. */
export function HoldPrimary({ children, onPress, icon, busy = false, disabled = false, why }: HoldPrimaryProps) {
  const { t } = useWords();
  const hintId = useId();
  const { press, busy: shownBusy } = usePress(onPress, busy, disabled);
  const { progress, hold, release } = useHold(() => void press(), !disabled && !shownBusy);
  return (
    <button
      type="button"
      className={styles.primary}
      data-primary
      data-hold
      aria-disabled={disabled}
      aria-busy={shownBusy}
      aria-describedby={hintId}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold();
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onContextMenu={(event) => {
        event.preventDefault(); // a long press is no request for a menu
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!event.repeat) hold();
      }}
      onKeyUp={release}
      onBlur={release}
    >
      {progress !== null && (
        <span className={styles.fill} aria-hidden style={{ width: `${Math.round(progress * 100)}%` }} />
      )}
      <span className={styles.face}>
        {shownBusy ? <span className={styles.spinner} aria-hidden /> : icon}
        {children}
      </span>
      <span className={styles.hint} id={hintId}>
        {disabled && why !== undefined ? why : t('common.holdToConfirm', { seconds: holdMs / 1000 })}
      </span>
    </button>
  );
}
