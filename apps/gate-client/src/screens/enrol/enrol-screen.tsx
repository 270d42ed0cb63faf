import { type NamedDevice, sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { codeLength } from '@cordon/protocol/wire/session.ts';
import { type ReactNode, useEffect, useState } from 'react';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { useDevice } from '../../device/device-store.ts';
import { takeInvitation } from '../../device/invitation.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { CodeKeys } from './code-keys.tsx';
import { EnrolledNotice } from './enrolled-notice.tsx';
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
      {done === null && device.is === 'enrolled' && (
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
          {device.is !== 'enrolled' && <ActionButton onPress={onSignIn}>{t('common.back')}</ActionButton>}
        </>
      )}
    </Screen>
  );
}
