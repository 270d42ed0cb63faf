import { useWords } from '../../i18n/words.tsx';
import { type SignedInSession, sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import styles from './sign-in.module.css';
import { type ReactNode, useState, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useClock } from '../../clock/clock.tsx';
import { systemTimers } from '../../clock/ticker.ts';
import { useDevice, type DeviceState } from '../../device/device-store.ts';
import type { Authors, KnownPerson } from '../../session/authors/authors.ts';
import { useSession } from '../../session/session-store.ts';
import { later } from '../../ui/later/later.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { type Conversation, createConversation } from './conversation.ts';
import { Refused, Why } from './refused.tsx';
import { type Way, WayIn } from './way-in.tsx';
import { IconDeviceTablet } from '@tabler/icons-react';

const WantsStep = later(() => import('./wants-step.tsx').then((loaded) => loaded.WantsStep));
const Insecure = later(() => import('./insecure.tsx').then((loaded) => loaded.Insecure));

type SignInProps = {
  onSignedIn: (session: SignedInSession) => void;
  onDeviceDoubted: () => void; // the server takes this device for another thing than the screen does
  onEnrol: () => void;
  switches: ReactNode;
  authors: Authors;
};

/** Who takes over here? Two taps for those who were here before; then the PIN. */
export function SignInScreen({ onSignedIn, onDeviceDoubted, onEnrol, switches, authors }: SignInProps) {
  const { t } = useWords();
  const device = useDevice();
  const { next } = useSession();
  const talk = useConversation(authors, onSignedIn, onDeviceDoubted);
  const { wants, offline } = useStore(talk.said);
  const known = useKnown(authors);
  const [chosenWay, setWay] = useState<Way | null>(null);
  const [staffNumber, setStaffNumber] = useState(next);
  // Nobody has said what this browser is, but it has opened for them before.
  const isCutOff = device.kind === 'unknown' && device.failing && known.length > 0;
  const way = chosenWay ?? (device.kind === 'enrolled' || isCutOff ? 'pin' : 'password');

  function choose(number: string | null): void {
    talk.leave();
    setStaffNumber(number);
  }
  function turn(to: Way): void {
    talk.leave();
    setWay(to);
  }

  return (
    <Screen title={t('session.title')} hideTitle width="narrow">
      <SignInHead device={device} switches={switches} />
      {device.kind === 'insecure' ? (
        <Insecure />
      ) : (
        <>
          <Why device={device} quiet={wants !== null} talk={talk} />
          <Refused talk={talk} />
          {offline?.ok === true ? (
            <OfflineStep session={offline.session} onGo={talk.goOffline} onBack={() => choose(null)} />
          ) : wants === null ? (
            <WayIn
              device={device}
              way={way}
              staffNumber={staffNumber}
              talk={talk}
              offline={isCutOff ? known : null}
              onChoose={choose}
              onWay={turn}
              onEnrol={onEnrol}
              onForget={(number) => void authors.forget(number)}
            />
          ) : (
            <WantsStep talk={talk} staffNumber={staffNumber ?? ''} onBack={() => choose(staffNumber)} />
          )}
        </>
      )}
    </Screen>
  );
}

function useConversation(
  authors: Authors,
  onSignedIn: (session: SignedInSession) => void,
  onDeviceDoubted: () => void,
): Conversation {
  const api = useApi();
  const clock = useClock();
  const [talk] = useState(() =>
    createConversation({
      signIn: (request) => api.call(sessionRoutes['POST /session'], { body: request }),
      authors,
      now: clock.now,
      timers: systemTimers,
      onSignedIn,
      onRefused: ({ code }: Refusal) => {
        if (code === 'device-revoked' || code === 'device-needed') onDeviceDoubted();
      },
    }),
  );
  return talk;
}

/** Where one is: the site, and what this device is called there. */
function SignInHead({ device, switches }: { device: DeviceState; switches: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={styles.top}>
      <div>
        <p className={styles.heading} aria-hidden>
          {t('session.title')}
        </p>
        <p className={styles.site}>
          <SiteName />
          {device.kind === 'enrolled' && (
            <span className={styles.thisDevice} data-device={device.device.id}>
              <IconDeviceTablet size="1.3em" aria-hidden /> {t('session.device', { device: device.device.name })}
            </span>
          )}
          {device.kind === 'stranger' && <span className={styles.thisDevice}>{t('session.stranger')}</span>}
        </p>
      </div>
      <div className={styles.device}>{switches}</div>
    </div>
  );
}

/** Which site this device belongs to, before anybody has signed in. */
function SiteName() {
  const { label } = useWords();
  const { value } = useAnswer(sessionRoutes['GET /site'], {});
  return <span>{value === null ? '' : label(value.name)}</span>;
}

/** Who can sign in here without the network; nobody until that has been looked up. */
function useKnown(authors: Pick<Authors, 'known'>): readonly KnownPerson[] {
  const [known, setKnown] = useState<readonly KnownPerson[]>([]);
  useEffect(() => {
    let shown = true;
    void authors
      .known()
      .catch(() => [])
      .then((people) => {
        if (shown) setKnown(people);
      });
    return () => {
      shown = false;
    };
  }, [authors]);
  return known;
}

type Props = { session: SignedInSession; onGo: () => void; onBack: () => void };

/** [U256] The PIN was right, and there is no network: what that means is read before the first vehicle, not after it. */
function OfflineStep({ session: { person, expiresAt }, onGo, onBack }: Props) {
  const { t, dateTime } = useWords();
  return (
    <>
      <div className={styles.chosen}>
        <div>
          <p className={styles.name}>{person.name}</p>
          <p className={styles.role}>
            {t(`terms.roles.${person.role}`)} · {person.staffNumber}
          </p>
        </div>
        <ActionButton onPress={onBack}>{t('common.back')}</ActionButton>
      </div>
      <Notice
        tone="offline"
        title={t('offlineEntry.title')}
        text={t('offlineEntry.until', { time: dateTime(expiresAt) })}
      />
      <ul className={styles.means}>
        <li>{t('offlineEntry.kept')}</li>
        <li>{t('offlineEntry.judged')}</li>
        <li>{t('offlineEntry.old')}</li>
        <li>{t('offlineEntry.again')}</li>
      </ul>
      <PrimaryAction onPress={onGo}>{t('offlineEntry.go')}</PrimaryAction>
    </>
  );
}
