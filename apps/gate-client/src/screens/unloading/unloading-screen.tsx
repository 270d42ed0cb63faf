import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';

export function UnloadingScreen() {
  const { t } = useWords();
  return <Screen title={t('unloading.title')}>{null}</Screen>;
}
