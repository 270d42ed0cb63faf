import { useWords } from '../../i18n/words.tsx';
import type { SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import styles from './sign-in.module.css';

type Props = { session: SignedInSession; onGo: () => void; onBack: () => void };

/** [U256] The PIN was right, and there is no network: what that means is read before the first vehicle, not after it. */
export function OfflineStep({ session: { person, expiresAt }, onGo, onBack }: Props) {
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
