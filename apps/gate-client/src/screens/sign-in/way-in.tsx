import { useState, type ReactNode } from 'react';
import type { DeviceState } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import type { KnownPerson } from '../../session/authors/authors.ts';
import { forgetPerson, recentPeople, type RecentPerson } from '../../session/recent-people.ts';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { later } from '../../ui/later/later.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import type { Conversation } from './conversation.ts';
import { useTimeLeft } from './refused.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
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
  if (device.kind === 'unknown' && offline === null) {
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
          {device.kind === 'enrolled' ? (
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

type NumberProps = {
  people: readonly RecentPerson[];
  mayEnter: (person: RecentPerson) => boolean; // as things are now
  onChoose: (staffNumber: string) => void;
  onForget: (staffNumber: string) => void;
  other: ReactNode; // another way in
};

function StaffNumberStep({ people, mayEnter, onChoose, onForget, other }: NumberProps) {
  const { t } = useWords();
  const [typing, setTyping] = useState(people.length === 0);
  const [number, setNumber] = useState('');
  const next = () => {
    if (number.length >= 4) onChoose(number);
  };

  if (!typing) {
    return (
      <>
        <section>
          <h2 className={styles.label}>{t('session.recent')}</h2>
          <ul className={styles.people}>
            {people.map((person) => (
              <li key={person.staffNumber} className={styles.card}>
                <button type="button" className={styles.person} onClick={() => onChoose(person.staffNumber)}>
                  <span className={styles.name}>{person.name}</span>
                  <span className={styles.role}>
                    {t(`terms.roles.${person.role}`)} · {person.staffNumber}
                    {!mayEnter(person) && ` · ${t('offlineEntry.needsNetwork')}`}
                  </span>
                </button>
                <ActionButton
                  onPress={() => onForget(person.staffNumber)}
                  label={`${t('session.forget')} ${person.name}`}
                >
                  ✕
                </ActionButton>
              </li>
            ))}
          </ul>
        </section>
        <p className={styles.others}>
          <ActionButton onPress={() => setTyping(true)}>{t('session.other')}</ActionButton>
          {other}
        </p>
      </>
    );
  }
  return (
    <>
      <p className={styles.label}>
        {t('session.staffNumber')} · {t('session.staffNumberHint')}
      </p>
      <Keypad
        focused
        label={t('session.staffNumber')}
        value={number}
        onChange={setNumber}
        maxLength={8}
        onEnter={next}
      />
      <PrimaryAction disabled={number.length < 4} onPress={next}>
        {t('session.next')}
      </PrimaryAction>
      <p className={styles.others}>
        {people.length > 0 && <ActionButton onPress={() => setTyping(false)}>{t('session.recent')}</ActionButton>}
        {other}
      </p>
    </>
  );
}

const pinLength = 6;

type PinProps = {
  staffNumber: string;
  person: RecentPerson | null;
  waiting: boolean; // the server wants a pause
  onPin: (pin: string) => Promise<boolean>;
  onBack: () => void;
};

function PinStep({ staffNumber, person, waiting, onPin, onBack }: PinProps) {
  const { t } = useWords();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);

  /* The sixth digit signs in: nobody looks for a button with rain on the glass. */
  async function enter(digits: string): Promise<void> {
    if (busy) return;
    setPin(digits);
    if (digits.length < pinLength || waiting) return;
    setBusy(true);
    const accepted = await onPin(digits);
    setBusy(false);
    if (!accepted) setPin('');
  }

  return (
    <>
      <div className={styles.chosen}>
        <div>
          <p className={styles.name}>{person?.name ?? staffNumber}</p>
          {person !== null && (
            <p className={styles.role}>
              {t(`terms.roles.${person.role}`)} · {staffNumber}
            </p>
          )}
        </div>
        <ActionButton onPress={onBack}>{t('common.back')}</ActionButton>
      </div>
      <p className={styles.label}>{t('session.pinHint')}</p>
      <Keypad
        focused
        label={t('session.pin')}
        value={pin}
        onChange={(digits) => void enter(digits)}
        maxLength={pinLength}
        secret
        onEnter={() => void enter(pin)}
      />
      <PrimaryAction busy={busy} disabled={pin.length < pinLength || waiting} onPress={() => enter(pin)}>
        {t('session.signIn')}
      </PrimaryAction>
    </>
  );
}
