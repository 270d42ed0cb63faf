import { useState } from 'react';
import type { DeviceState } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import type { KnownPerson } from '../../session/authors/authors.ts';
import { forgetPerson, recentPeople } from '../../session/recent-people.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { later } from '../../ui/later/later.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';
import { PinStep, StaffNumberStep } from './pin-steps.tsx';
import { useTimeLeft } from './refused.tsx';
import styles from './sign-in.module.css';

const PasswordStep = later(() => import('./password-step.tsx').then((loaded) => loaded.PasswordStep));

/** By PIN where the device is enrolled, by password anywhere. */
export type Way = 'pin' | 'password';

type Props = {
  device: DeviceState;
  way: Way;
  staffNumber: string | null;
  talk: Conversation;
  offline: readonly KnownPerson[] | null; // there is no network: who can come in all the same
  onChoose: (staffNumber: string | null) => void;
  onWay: (way: Way) => void;
  onEnrol: () => void;
  onForget: (staffNumber: string) => void;
};

/** What is entered first, and the other ways in below it. */
export function WayIn({ device, way, staffNumber, talk, offline, onChoose, onWay, onEnrol, onForget }: Props) {
  const { t } = useWords();
  const [people, setPeople] = useState(() => recentPeople(globalThis.localStorage));
  const waiting = useTimeLeft(talk) > 0;
  if (device.is === 'unknown' && offline === null) {
    return (
      <Notice
        tone={device.failing ? 'offline' : 'plain'}
        title={t(device.failing ? 'session.noAnswer' : 'session.lookingUp')}
      />
    );
  }
  if (way === 'password') {
    return (
      <>
        <PasswordStep talk={talk} staffNumber={staffNumber ?? ''} waiting={waiting} onStaffNumber={onChoose} />
        <p className={styles.others}>
          {device.is === 'enrolled' ? (
            <ActionButton onPress={() => onWay('pin')}>{t('session.usePin')}</ActionButton>
          ) : (
            <ActionButton onPress={onEnrol}>{t('session.enrol')}</ActionButton>
          )}
        </p>
      </>
    );
  }
  if (staffNumber !== null) {
    return (
      <PinStep
        staffNumber={staffNumber}
        person={people.find((person) => person.staffNumber === staffNumber) ?? null}
        waiting={waiting}
        onPin={(pin) => talk.ask({ staffNumber, pin })}
        onBack={() => onChoose(null)}
      />
    );
  }
  return (
    <>
      {offline !== null && (
        <Notice tone="offline" title={t('offlineEntry.noNetwork')} text={t('offlineEntry.whoMay')} />
      )}
      <StaffNumberStep
        people={people}
        onChoose={onChoose}
        mayEnter={({ staffNumber: number }) => offline?.some((one) => one.staffNumber === number) !== false}
        onForget={(gone) => {
          setPeople(forgetPerson(globalThis.localStorage, gone));
          onForget(gone);
        }}
        other={<ActionButton onPress={() => onWay('password')}>{t('session.usePassword')}</ActionButton>}
      />
    </>
  );
}
