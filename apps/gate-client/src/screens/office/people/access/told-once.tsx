import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { useWords } from '../../../../i18n/words.tsx';
import parts from '../../parts/parts.module.css';
import styles from '../people.module.css';

/** What was made for somebody to come in with: told this once. */
export type Told = { kind: 'pin'; pin: string } | { kind: 'password'; password: string; expiresAt: number };

/** It is kept nowhere: closing the sheet forgets it. */
export function ToldOnce({ member: { name, staffNumber }, told }: { member: StaffMember; told: Told }) {
  const { t, dateTime } = useWords();
  const who = { name, number: staffNumber };
  return (
    <section>
      {told.kind === 'pin' ? (
        <>
          <p>{t('office.access.shownPin', who)}</p>
          <output className={styles.pin} data-pin>
            {told.pin}
          </output>
        </>
      ) : (
        <>
          <p>{t('office.access.shownPassword', { ...who, until: dateTime(told.expiresAt) })}</p>
          <output className={styles.password} data-password>
            {told.password}
          </output>
        </>
      )}
      <p className={parts.soft}>{t('office.access.once')}</p>
    </section>
  );
}
