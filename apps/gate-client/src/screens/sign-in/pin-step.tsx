import { useState } from 'react';
import type { RecentPerson } from '../../session/recent-people.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import styles from './sign-in.module.css';

const pinLength = 6;

type Props = {
  staffNumber: string;
  person: RecentPerson | null;
  waiting: boolean; // the server wants a pause
  onPin: (pin: string) => Promise<boolean>;
  onBack: () => void;
};

export function PinStep({ staffNumber, person, waiting, onPin, onBack }: Props) {
  const { t } = useWords();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);

  /* The sixth digit signs in: nobody looks for a button with rain on the glass. */
  async function enter(digits: string): Promise<void> {
    if (busy) return;
    setPin(digits);
    if (digits.length < pinLength || waiting) return;
    setBusy(true);
    const accepted = await onPin(digits);
    setBusy(false);
    if (!accepted) setPin('');
  }

  return (
    <>
      <div className={styles.chosen}>
        <div>
          <p className={styles.name}>{person?.name ?? staffNumber}</p>
          {person !== null && (
            <p className={styles.role}>
              {t(`terms.roles.${person.role}`)} · {staffNumber}
            </p>
          )}
        </div>
        <ActionButton onPress={onBack}>{t('common.back')}</ActionButton>
      </div>
      <p className={styles.label}>{t('session.pinHint')}</p>
      <Keypad
        focused
        label={t('session.pin')}
        value={pin}
        onChange={(digits) => void enter(digits)}
        maxLength={pinLength}
        secret
        onEnter={() => void enter(pin)}
      />
      <PrimaryAction busy={busy} disabled={pin.length < pinLength || waiting} onPress={() => enter(pin)}>
        {t('session.signIn')}
      </PrimaryAction>
    </>
  );
}
