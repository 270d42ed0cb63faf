import { type ReactNode, Suspense } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { EmptyState, Screen } from '../../ui/page/screen.tsx';

/** For what is loaded right after the first screen, because it is seldom wanted. */
export function Soon({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}

function Loading() {
  const { t } = useWords();
  return (
    <Screen title={t('common.loading')} hideTitle>
      <EmptyState title={t('common.loading')} />
    </Screen>
  );
}
