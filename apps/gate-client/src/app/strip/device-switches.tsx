import { useWords } from '../../i18n/words.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import styles from './strip.module.css';

/** Language and theme, for the person who holds the device; each button names what it switches to. */
export function DeviceSwitches() {
  const { t } = useWords();
  const [{ language, theme }, change] = usePreferences();
  const toEnglish = language === 'zh-CN';
  const toDay = theme === 'dark';
  return (
    <>
      <ActionButton onPress={() => change({ language: toEnglish ? 'en' : 'zh-CN' })}>
        <span className={styles.word} lang={toEnglish ? 'en' : 'zh-CN'}>
          {toEnglish ? 'English' : '中文'}
        </span>
        <span className={styles.short}> {toEnglish ? 'EN' : '中'}</span>
      </ActionButton>
      <ActionButton onPress={() => change({ theme: toDay ? 'day' : 'dark' })}>
        <span aria-hidden>{toDay ? '☀' : '☾'}</span>
        <span className={styles.word}>{t(toDay ? 'strip.toDay' : 'strip.toDark')}</span>
      </ActionButton>
    </>
  );
}
