import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { Keypad } from '../../../ui/choose/keypad.tsx';
import { QrCode } from '../../../ui/qr/qr-code.tsx';
import type { Conversation } from '../conversation.ts';
import styles from '../sign-in.module.css';

const digits = 6;

type Setup = Extract<SignInWants, { want: 'totp-setup' }>;
type Props = { talk: Conversation; setup: Setup | null; waiting: boolean };

/** The six digits of the authenticator; the first time with what the authenticator has to learn. */
export function TotpStep({ talk, setup, waiting }: Props) {
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
