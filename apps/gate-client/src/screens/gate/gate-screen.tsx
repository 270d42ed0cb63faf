import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';

export function GateScreen() {
  const { t } = useWords();
  return <Screen title={t('gate.title')}>{null}</Screen>;
}
