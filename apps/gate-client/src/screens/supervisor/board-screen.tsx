import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';

export function BoardScreen() {
  const { t } = useWords();
  return <Screen title={t('board.title')}>{null}</Screen>;
}
