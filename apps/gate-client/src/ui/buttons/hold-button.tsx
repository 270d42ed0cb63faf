import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { type OnPress, usePress } from './use-press.ts';

export type HoldButtonProps = {
  children: ReactNode;
  onPress: OnPress;
  icon?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  why?: ReactNode; // it can't be pressed
  /** How it looks, by the classes of the component that uses it. */
  classes: {
    button: string;
    fill: string | undefined;
    face: string | undefined;
    hint: string | undefined;
    spinner: string | undefined;
  };
  /** What it is to style sheets and tests. */
  marks: Readonly<Record<`data-${string}`, string | true>>;
};

/** A button that is held for 1.5 s, by a finger or a key, and says so; who lets go too soon is told to hold longer. */
export function HoldButton(props: HoldButtonProps) {
  const { children, onPress, icon, busy = false, disabled = false, why, classes, marks } = props;
  const { t } = useWords();
  const hintId = useId();
  const [tooShort, setTooShort] = useState(false);
  const { press, busy: shownBusy } = usePress(onPress, busy, disabled);
  const { progress, hold, release } = useHold(() => void press(), !disabled && !shownBusy);
  const seconds = holdMs / 1000;
  const hint = t(tooShort ? 'common.holdLonger' : 'common.holdToConfirm', { seconds });

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
      className={classes.button}
      {...marks}
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
        <span className={classes.fill} data-progress aria-hidden style={{ width: `${Math.round(progress * 100)}%` }} />
      )}
      <span className={classes.face}>
        {shownBusy ? <span className={classes.spinner} aria-hidden /> : icon} {children}
      </span>
      <span className={classes.hint} id={hintId}>
        {disabled && why !== undefined ? why : hint}
      </span>
    </button>
  );
}

const holdMs = 1500;

/**
 * [U31] An irreversible act wants a hold of 1.5 s, by finger or by key; letting go before that does nothing.
 *
 * @returns progress from 0 to 1, null when nobody holds
 */
function useHold(onDone: () => void, enabled: boolean) {
  const [progress, setProgress] = useState<number | null>(null);
  const since = useRef<number | null>(null);
  const frame = useRef(0);

  function release(): void {
    since.current = null;
    cancelAnimationFrame(frame.current);
    setProgress(null);
  }

  function hold(): void {
    if (!enabled || since.current !== null) return;
    since.current = performance.now();
    setProgress(0);
    const turn = (now: number) => {
      if (since.current === null) return;
      const part = (now - since.current) / holdMs;
      if (part >= 1) {
        release();
        onDone();
        return;
      }
      setProgress(Math.max(0, part));
      frame.current = requestAnimationFrame(turn);
    };
    frame.current = requestAnimationFrame(turn);
  }

  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return { progress, hold, release };
}
