import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { TextField } from '../../ui/fields/fields.tsx';
import { SecretField } from '../../ui/fields/secret-field.tsx';
import type { Conversation } from './conversation.ts';
import styles from './sign-in.module.css';

type Props = {
  talk: Conversation;
  staffNumber: string;
  waiting: boolean;
  onStaffNumber: (staffNumber: string) => void;
};

/** On a computer of one's own: a form that browsers know, so that they can fill it in. */
export function PasswordStep({ talk, staffNumber, waiting, onStaffNumber }: Props) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const number = identifierKey(staffNumber); // whatever keyboard it was typed on
  const complete = /^\d{4,8}$/u.test(number) && password !== '';

  async function enter(): Promise<void> {
    if (complete && !waiting && !(await talk.ask({ staffNumber: number, password }))) setPassword('');
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p>{t('entry.passwordText')}</p>
      <TextField
        label={t('session.staffNumber')}
        value={staffNumber}
        onChange={onStaffNumber}
        autoComplete="username"
        inputMode="numeric"
        maxLength={8}
      />
      <SecretField
        label={t('entry.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        showWord={t('entry.show')}
        hideWord={t('entry.hide')}
      />
      <PrimaryAction disabled={!complete || waiting} why={complete ? undefined : t('entry.missing')} onPress={enter}>
        {t('session.signIn')}
      </PrimaryAction>
      <button type="submit" hidden>
        {t('session.signIn')}
      </button>
    </form>
  );
}
