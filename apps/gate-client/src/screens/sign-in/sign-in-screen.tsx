import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Refusal } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { sessionRoutes, type SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { useClock } from '../../clock/clock.tsx';
import { systemTimers } from '../../clock/ticker.ts';
import { useDevice } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Authors } from '../../session/authors/authors.ts';
import { useSession } from '../../session/session-store.ts';
import { later } from '../../ui/later/later.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { type Conversation, createConversation } from './conversation.ts';
import { OfflineStep } from './offline/offline-step.tsx';
import { useKnown } from './offline/use-known.ts';
import { SignInHead } from './sign-in-head.tsx';
import { Refused } from './refused.tsx';
import { type Way, WayIn } from './way-in.tsx';
import { Why } from './why.tsx';

const WantsStep = later(() => import('./wants/wants-step.tsx').then((loaded) => loaded.WantsStep));
const Insecure = later(() => import('./insecure.tsx').then((loaded) => loaded.Insecure));

export type SignInProps = {
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
  const isCutOff = device.is === 'unknown' && device.failing && known.length > 0;
  const way = chosenWay ?? (device.is === 'enrolled' || isCutOff ? 'pin' : 'password');

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
      {device.is === 'insecure' ? (
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
