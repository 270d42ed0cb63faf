import type { ReactNode } from 'react';
import styles from './button.module.css';
import { HoldButton } from './hold-button.tsx';
import type { OnPress } from './use-press.ts';

export type DangerActionProps = {
  children: ReactNode;
  onConfirm: OnPress;
  icon?: ReactNode;
  tone?: 'refuse' | 'hold';
  busy?: boolean;
  disabled?: boolean;
};

/** For what can't be taken back: held for 1.5 s. Keep it 24 px away from everything, and never beside the primary. */
export function DangerAction({ onConfirm, tone = 'refuse', ...rest }: DangerActionProps) {
  const { fill, face, hint, spinner } = styles;
  return (
    <HoldButton
      {...rest}
      onPress={onConfirm}
      classes={{ button: `${styles.button} ${styles.danger}`, fill, face, hint, spinner }}
      marks={{ 'data-danger': true, 'data-tone': tone }}
    />
  );
}
