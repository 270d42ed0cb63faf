import { useStore } from 'zustand';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import type { Conversation } from './conversation.ts';
import { useTimeLeft } from './refused.tsx';
import { useState } from 'react';
import { NewPasswordField, weaknessWords, weaknessOf } from './new-password-field.tsx';
import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import { Keypad } from '../../ui/choose/keypad.tsx';
import { QrCode } from '../../ui/qr/qr-code.tsx';
import styles from './sign-in.module.css';

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

type PasswordProps = { talk: Conversation; staffNumber: string; waiting: boolean };

/** The first password was for once; one's own has to stand up to guessing, and the form says what it lacks. */
function NewPasswordStep({ talk, staffNumber, waiting }: PasswordProps) {
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

const digits = 6;

type Setup = Extract<SignInWants, { want: 'totp-setup' }>;
type TotpProps = { talk: Conversation; setup: Setup | null; waiting: boolean };

/** The six digits of the authenticator; the first time with what the authenticator has to learn. */
function TotpStep({ talk, setup, waiting }: TotpProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);

  async function enter(typed: string): Promise<void> {
    if (busy) return;
    setCode(typed);
    if (typed.length < digits || waiting) return;
    setBusy(true);
    const accepted = await talk.add({ totp: typed });
    setBusy(false);
    if (!accepted) setCode('');
  }

  const pad = (
    <div className={styles.form}>
      <Keypad
        focused
        label={t('entry.totp')}
        value={code}
        onChange={(typed) => void enter(typed)}
        maxLength={digits}
        onEnter={() => void enter(code)}
      />
      <PrimaryAction busy={busy} disabled={code.length < digits || waiting} onPress={() => enter(code)}>
        {t(setup === null ? 'session.signIn' : 'entry.setup.action')}
      </PrimaryAction>
    </div>
  );
  return setup === null ? (
    <>
      <p className={styles.label}>{t('entry.totpText')}</p>
      {pad}
    </>
  ) : (
    <div className={styles.setup}>
      <Authenticator setup={setup} />
      {pad}
    </div>
  );
}

function Authenticator({ setup: { uri, secret } }: { setup: Setup }) {
  const { t } = useWords();
  return (
    <section className={styles.authenticator}>
      <h2 className={styles.label}>{t('entry.setup.title')}</h2>
      <p>{t('entry.setup.scan')}</p>
      <QrCode text={uri} label={t('entry.setup.qr')} />
      <div>
        <p>{t('entry.setup.type')}</p>
        <p className={styles.secret} data-secret>
          {secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')}
        </p>
      </div>
      <p>{t('entry.setup.afterwards')}</p>
    </section>
  );
}
