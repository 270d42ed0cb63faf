import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../i18n/words.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import type { Conversation } from '../conversation.ts';
import { NewPasswordField, weaknessWords } from '../password/new-password-field.tsx';
import { weaknessOf } from '../password/password-rules.ts';
import styles from '../sign-in.module.css';

type Props = { talk: Conversation; staffNumber: string; waiting: boolean };

/** The first password was for once; one's own has to stand up to guessing, and the form says what it lacks. */
export function NewPasswordStep({ talk, staffNumber, waiting }: Props) {
  const words = useWords();
  const { t } = words;
  const [password, setPassword] = useState('');
  const { refusal } = useStore(talk.said);
  const weakness = weaknessOf(password, staffNumber);

  async function set(): Promise<void> {
    if (weakness === null && !waiting) await talk.add({ newPassword: password });
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <p>{t('entry.newPasswordText')}</p>
      <input type="text" name="username" autoComplete="username" value={staffNumber} readOnly hidden />
      <NewPasswordField
        staffNumber={staffNumber}
        value={password}
        onChange={(typed) => {
          talk.dismiss();
          setPassword(typed);
        }}
        judged={refusal?.code === 'password-weak' ? refusal.params['why'] : null}
      />
      <PrimaryAction
        disabled={weakness !== null || waiting}
        why={weakness === null ? undefined : weaknessWords(words, weakness)}
        onPress={set}
      >
        {t('entry.newPasswordAction')}
      </PrimaryAction>
      <button type="submit" hidden>
        {t('entry.newPasswordAction')}
      </button>
    </form>
  );
}
