import { useWords } from '../../i18n/words.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';

/** Language and theme, for whoever holds the device; each button names what it switches to. */
export function DeviceSwitches() {
  const { t } = useWords();
  const [{ language, theme }, change] = usePreferences();
  const toEnglish = language === 'zh-CN';
  const toDay = theme === 'dark';
  return (
    <>
      <ActionButton onPress={() => change({ language: toEnglish ? 'en' : 'zh-CN' })}>
        <span lang={toEnglish ? 'en' : 'zh-CN'}>{t(toEnglish ? 'strip.toEnglish' : 'strip.toChinese')}</span>
      </ActionButton>
      <ActionButton onPress={() => change({ theme: toDay ? 'day' : 'dark' })}>
        <span aria-hidden>{toDay ? '☀' : '☾'}</span>
        {t(toDay ? 'strip.toDay' : 'strip.toDark')}
      </ActionButton>
    </>
  );
}
