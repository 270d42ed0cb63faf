import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import styles from './button.module.css';
import { holdMs, useHold } from './use-hold.ts';
import { type OnPress, usePress } from './use-press.ts';

export type DangerActionProps = {
  children: ReactNode;
  onConfirm: OnPress;
  icon?: ReactNode;
  tone?: 'refuse' | 'hold';
  busy?: boolean;
  disabled?: boolean;
};

/** For what can't be taken back: held for 1.5 s. Keep it 24 px away from everything, and never beside the primary. */
export function DangerAction({
  children,
  onConfirm,
  icon,
  tone = 'refuse',
  busy = false,
  disabled = false,
}: DangerActionProps) {
  const { t } = useWords();
  const hintId = useId();
  const [tooShort, setTooShort] = useState(false);
  const { press, busy: shownBusy } = usePress(onConfirm, busy, disabled);
  const { progress, hold, release } = useHold(() => void press(), !disabled && !shownBusy);
  const seconds = holdMs / 1000;

  function begin(): void {
    setTooShort(false);
    hold();
  }
  function letGo(): void {
    if (progress !== null) setTooShort(true);
    release();
  }

  return (
    <button
      type="button"
      className={`${styles.button} ${styles.danger}`}
      data-danger
      data-tone={tone}
      aria-disabled={disabled}
      aria-busy={shownBusy}
      aria-describedby={hintId}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begin();
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onContextMenu={(event) => {
        event.preventDefault(); // a long press is no request for a menu
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!event.repeat) begin();
      }}
      onKeyUp={letGo}
      onBlur={letGo}
    >
      {progress !== null && (
        <span className={styles.fill} data-progress aria-hidden style={{ width: `${Math.round(progress * 100)}%` }} />
      )}
      <span className={styles.face}>
        {shownBusy ? <span className={styles.spinner} aria-hidden /> : icon} {children}
      </span>
      <span className={styles.hint} id={hintId}>
        {t(tooShort ? 'common.holdLonger' : 'common.holdToConfirm', { seconds })}
      </span>
    </button>
  );
}
