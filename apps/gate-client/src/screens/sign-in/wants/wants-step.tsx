import { useStore } from 'zustand';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import type { Conversation } from '../conversation.ts';
import { useTimeLeft } from '../refused.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { TotpStep } from './totp-step.tsx';
import styles from '../sign-in.module.css';

type Props = { talk: Conversation; staffNumber: string; onBack: () => void };

/** What the server wants besides, before it lets somebody in. */
export function WantsStep({ talk, staffNumber, onBack }: Props) {
  const { t } = useWords();
  const { wants } = useStore(talk.said);
  const waiting = useTimeLeft(talk) > 0;
  if (wants === null) return null;
  return (
    <>
      <div className={styles.chosen}>
        <p className={styles.name}>{staffNumber}</p>
        <ActionButton onPress={onBack}>{t('common.back')}</ActionButton>
      </div>
      {wants.want === 'new-password' ? (
        <NewPasswordStep talk={talk} staffNumber={staffNumber} waiting={waiting} />
      ) : (
        <TotpStep talk={talk} setup={wants.want === 'totp-setup' ? wants : null} waiting={waiting} />
      )}
    </>
  );
}
