import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';

export function WallScreen() {
  const { t } = useWords();
  return <Screen title={t('wall.title')}>{null}</Screen>;
}
