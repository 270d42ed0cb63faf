import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Facts } from '../../../ui/page/screen.tsx';
import styles from '../crew.module.css';
import type { Identity } from '@cordon/protocol/wire/http/visits.ts';

type Props = { identity: Identity; until: number; onHide: () => void };

/** In large letters, to be held beside a document; with the time that is left. */
export function Revealed({ identity: { name, documentNumber, phone }, until, onHide }: Props) {
  const { t } = useWords();
  const now = useNow();
  const large = (text: string) => <b className={styles.identity}>{text}</b>;
  return (
    <div className={styles.revealed} data-revealed>
      <Facts
        items={[
          { name: t('identity.name'), value: large(name) },
          { name: t('identity.number'), value: large(documentNumber.replaceAll(/(.{4})(?=.)/gu, '$1 ')) },
          { name: t('identity.phone'), value: phone === null ? t('common.none') : large(phone) },
        ]}
      />
      <p role="timer">{t('identity.until', { time: duration(until - now) })}</p>
      <ActionButton onPress={onHide}>{t('identity.hide')}</ActionButton>
    </div>
  );
}
