import { useState } from 'react';
import { useStore } from 'zustand';
import type { Words } from '../../../i18n/words.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { SecretField } from '../../../ui/fields/secret-field.tsx';
import type { Conversation } from '../conversation.ts';
import { leastLength, type Weakness, weaknessOf } from '../password/password-rules.ts';
import styles from '../sign-in.module.css';

type Props = { talk: Conversation; staffNumber: string; waiting: boolean };

/** The first password was for once; one's own has to stand up to guessing, and the form says what it lacks. */
export function NewPasswordStep({ talk, staffNumber, waiting }: Props) {
  const words = useWords();
  const { t } = words;
  const [password, setPassword] = useState('');
  const { refusal } = useStore(talk.said);
  const weakness = weaknessOf(password, staffNumber);
  const judged = refusal?.code === 'password-weak' ? judgedWords(words, refusal.params['why']) : null;
  const rule = t('entry.newPasswordRule', { least: leastLength });

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
      <SecretField
        label={t('entry.newPassword')}
        value={password}
        onChange={(typed) => {
          talk.dismiss();
          setPassword(typed);
        }}
        autoComplete="new-password"
        showWord={t('entry.show')}
        hideWord={t('entry.hide')}
        hint={password !== '' && weakness === null ? t('entry.strong') : rule}
        fault={judged ?? (password === '' || weakness === null ? null : `${weaknessWords(words, weakness)} · ${rule}`)}
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

function weaknessWords({ t }: Words, weakness: Weakness): string {
  switch (weakness.why) {
    case 'short':
      return t('entry.weak.short', { count: weakness.missing });
    case 'number':
    case 'repeats':
      return t(`entry.weak.${weakness.why}`);
    default:
      return weakness satisfies never;
  }
}

const judgements = ['too-short', 'too-long', 'common', 'same'] as const;

/* What only the server can judge: it knows what is tried first. */
function judgedWords({ t }: Words, why: unknown): string {
  return t(`entry.judged.${judgements.find((known) => known === why) ?? 'common'}`);
}
