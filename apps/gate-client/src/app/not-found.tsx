import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../i18n/words.tsx';
import { PrimaryAction } from '../ui/buttons/button.tsx';
import { Screen } from '../ui/page/screen.tsx';

export function NotFound() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Screen
      title={t('common.notFound.title')}
      width="narrow"
      bottom={<PrimaryAction onPress={() => navigate({ to: '/' })}>{t('common.notFound.home')}</PrimaryAction>}
    >
      <p>{t('common.notFound.text')}</p>
    </Screen>
  );
}
