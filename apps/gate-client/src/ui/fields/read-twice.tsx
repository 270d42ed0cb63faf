import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { StatusShape } from '../verdict/shapes.tsx';
import styles from './fields.module.css';
import { onceOf } from './scan.ts';

/** [U305] Asks about a code that stands there twice: a scanner may have read it twice, or the code is like that. */
export function ReadTwice({ value, onText }: { value: string; onText: (text: string) => void }) {
  const { t } = useWords();
  const once = onceOf(value);
  if (once === null) return null;
  return (
    <div className={styles.twice} role="status">
      <StatusShape status="hold" size="1.5em" />
      <p>{t('common.readTwice.text')}</p>
      <ActionButton onPress={() => onText(once)}>{t('common.readTwice.use', { once })}</ActionButton>
    </div>
  );
}
