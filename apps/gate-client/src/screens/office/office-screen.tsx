import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';

export function OfficeScreen() {
  const { t } = useWords();
  return <Screen title={t('office.title')}>{null}</Screen>;
}
