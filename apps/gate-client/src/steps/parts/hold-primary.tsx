import type { ReactNode } from 'react';
import { HoldButton } from '../../ui/buttons/hold-button.tsx';
import type { OnPress } from '../../ui/buttons/use-press.ts';
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
export function HoldPrimary(props: HoldPrimaryProps) {
  const { fill, face, hint, spinner } = styles;
  return (
    <HoldButton
      {...props}
      classes={{ button: styles.primary ?? '', fill, face, hint, spinner }}
      marks={{ 'data-primary': true, 'data-hold': true }}
    />
  );
}
