import { type NamedDevice, sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { codeLength, codeAlphabet } from '@cordon/protocol/wire/session.ts';
import { type ReactNode, useEffect, useState } from 'react';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { useDevice } from '../../device/device-store.ts';
import { takeInvitation } from '../../device/invitation.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { codeLetters, groupedCode } from './code-letters.ts';
import styles from './enrol.module.css';

type Props = {
  invitation: string | null; // the code that came with the address
  onEnrolled: () => void;
  onSignIn: () => void;
  switches: ReactNode;
};

/** [U228] Makes this browser a device of the site: by a QR code and one tap, or by a code that is typed. */
export function EnrolScreen({ invitation, onEnrolled, onSignIn, switches }: Props) {
  const { t } = useWords();
  const api = useApi();
  const device = useDevice();
  const [code, setCode] = useState(invitation ?? '');
  const [came, setCame] = useState(invitation !== null);
  const [done, setDone] = useState<NamedDevice | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const complete = code.length === codeLength;

  /* Another code is opened while the page is. */
  useEffect(() => {
    const look = () => {
      const other = takeInvitation(globalThis.location, globalThis.history);
      if (other === null) return;
      setCode(other);
      setCame(true);
      setDone(null);
      setRefusal(null);
    };
    globalThis.addEventListener('hashchange', look);
    return () => globalThis.removeEventListener('hashchange', look);
  }, []);

  function type(typed: string): void {
    setCame(false);
    setRefusal(null);
    setCode(typed);
  }

  async function enrol(): Promise<void> {
    if (!complete) return;
    const answer = await api.call(sessionRoutes['POST /device'], { body: { code } });
    if (!answer.ok) {
      setRefusal(answer);
      return;
    }
    setCode('');
    setRefusal(null);
    setDone(answer.value.device);
    onEnrolled();
  }

  return (
    <Screen
      title={t('entry.enrol.title')}
      hideTitle
      width="narrow"
      bottom={
        done === null ? (
          <PrimaryAction disabled={!complete} why={t('entry.enrol.missing', { count: codeLength })} onPress={enrol}>
            {t('entry.enrol.action')}
          </PrimaryAction>
        ) : (
          <PrimaryAction onPress={onSignIn}>{t('entry.enrol.toSignIn')}</PrimaryAction>
        )
      }
    >
      <div className={styles.top}>
        <p className={styles.heading} aria-hidden>
          {t('entry.enrol.title')}
        </p>
        <div className={styles.switches}>{switches}</div>
      </div>
      {done !== null && <EnrolledNotice device={done} />}
      {done === null && device.kind === 'enrolled' && (
        <Notice
          tone="pass"
          title={t('entry.enrol.already', { device: device.device.name })}
          action={<ActionButton onPress={onSignIn}>{t('entry.enrol.toSignIn')}</ActionButton>}
        />
      )}
      {done === null && (
        <>
          <p>{t(came ? 'entry.enrol.fromLink' : 'entry.enrol.text')}</p>
          <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
          <CodeKeys code={code} onChange={type} onEnter={() => void enrol()} />
          {device.kind !== 'enrolled' && <ActionButton onPress={onSignIn}>{t('common.back')}</ActionButton>}
        </>
      )}
    </Screen>
  );
}

const keys = Array.from(codeAlphabet);

type KeysProps = { code: string; onChange: (code: string) => void; onEnter: () => void };

/** A code by keys that gloves can hit, and by none that a code does not have; a real keyboard types into the field. */
function CodeKeys({ code, onChange, onEnter }: KeysProps) {
  const { t } = useWords();
  const label = t('entry.enrol.code');
  return (
    <div className={styles.board}>
      <TextInput
        className={styles.code}
        aria-label={label}
        value={groupedCode(code)}
        inputMode="none"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        rewrite={codeLetters}
        onText={onChange}
        onEnter={onEnter}
        scans
      />
      <div className={styles.keys} role="group" aria-label={label}>
        {keys.map((key) => (
          <button key={key} type="button" className={styles.key} onClick={() => onChange(codeLetters(code + key))}>
            {key}
          </button>
        ))}
        <button type="button" className={styles.key} data-wide onClick={() => onChange('')}>
          {t('common.clear')}
        </button>
        <button
          type="button"
          className={styles.key}
          data-wide
          aria-label={t('common.erase')}
          onClick={() => onChange(code.slice(0, -1))}
        >
          ⌫
        </button>
      </div>
    </div>
  );
}

/* The names of stations come with the picture, and nobody is signed in here yet: they are counted. */
function EnrolledNotice({ device: { name, stations } }: { device: NamedDevice }) {
  const { t } = useWords();
  const text =
    stations.length === 0 ? t('entry.enrol.doneNowhere') : t('entry.enrol.doneText', { count: stations.length });
  return <Notice tone="pass" title={t('entry.enrol.done', { device: name })} text={text} />;
}
