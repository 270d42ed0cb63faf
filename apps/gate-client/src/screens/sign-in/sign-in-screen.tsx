import { type ReactNode, useEffect, useState } from 'react';
import type { Label } from '@cordon/protocol/site/settings.ts';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import type { Session } from '../../api/shapes.ts';
import { useWords } from '../../i18n/words.tsx';
import { forgetPerson, recentPeople } from '../../session/recent-people.ts';
import { useSession } from '../../session/session-store.ts';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { PinStep } from './pin-step.tsx';
import { StaffNumberStep } from './staff-number-step.tsx';
import styles from './sign-in.module.css';

/** Who takes over here? Two taps for those who were here before; then the PIN. */
export function SignInScreen({
  onSignedIn,
  switches,
}: {
  onSignedIn: (session: Session) => void;
  switches: ReactNode;
}) {
  const { t } = useWords();
  const api = useApi();
  const { ended } = useSession();
  const [people, setPeople] = useState(() => recentPeople(globalThis.localStorage));
  const [staffNumber, setStaffNumber] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function signIn(pin: string): Promise<boolean> {
    const answer = await api.signIn(staffNumber ?? '', pin);
    if (answer.ok) onSignedIn(answer.value);
    else setRefusal(answer);
    return answer.ok;
  }

  return (
    <Screen title={t('session.title')} hideTitle width="narrow">
      <div className={styles.top}>
        <p className={styles.heading} aria-hidden>
          {t('session.title')}
          <SiteName />
        </p>
        <div className={styles.device}>{switches}</div>
      </div>
      {ended !== null && refusal === null && (
        <Notice tone={ended === 'signedOff' ? 'plain' : 'hold'} title={t(`session.${ended}`)} />
      )}
      <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
      {staffNumber === null ? (
        <StaffNumberStep
          people={people}
          onChoose={(chosen) => {
            setRefusal(null);
            setStaffNumber(chosen);
          }}
          onForget={(gone) => setPeople(forgetPerson(globalThis.localStorage, gone))}
        />
      ) : (
        <PinStep
          staffNumber={staffNumber}
          person={people.find((person) => person.staffNumber === staffNumber) ?? null}
          onPin={signIn}
          onBack={() => {
            setRefusal(null);
            setStaffNumber(null);
          }}
        />
      )}
    </Screen>
  );
}

/** Which site this device belongs to, before anybody has signed in. */
function SiteName() {
  const api = useApi();
  const { label } = useWords();
  const [name, setName] = useState<Label | null>(null);
  useEffect(() => {
    let shown = true;
    void api.site().then((answer) => {
      if (shown && answer.ok) setName(answer.value.name);
    });
    return () => {
      shown = false;
    };
  }, [api]);
  return <span className={styles.site}>{name === null ? '' : label(name)}</span>;
}
