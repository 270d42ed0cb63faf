import { type ReactNode, useState } from 'react';
import type { RecentPerson } from '../../session/recent-people.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Keypad } from '../../ui/choose/keypad.tsx';
import styles from './sign-in.module.css';

type Props = {
  people: readonly RecentPerson[];
  mayEnter: (person: RecentPerson) => boolean; // as things are now
  onChoose: (staffNumber: string) => void;
  onForget: (staffNumber: string) => void;
  other: ReactNode; // another way in
};

export function StaffNumberStep({ people, mayEnter, onChoose, onForget, other }: Props) {
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
