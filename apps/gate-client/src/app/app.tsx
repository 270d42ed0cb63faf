import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { CordonProvider } from '../context/cordon-context.tsx';
import type { Wordings } from '../i18n/wordings.ts';
import { WordsProvider } from '../i18n/words.tsx';
import { usePicture } from '../state/picture-store.ts';
import { usePreferences } from '../state/preferences.ts';
import type { Cordon } from './cordon.ts';
import { createAppRouter } from './router.tsx';

export function App({ cordon }: { cordon: Cordon }) {
  const [router] = useState(() => createAppRouter(cordon));
  return (
    <CordonProvider parts={cordon}>
      <Look wordings={cordon.wordings}>
        <RouterProvider router={router} />
      </Look>
    </CordonProvider>
  );
}

/** Theme, language and the site's names: switched at once, without loading anything. */
function Look({ wordings, children }: { wordings: Wordings; children: ReactNode }) {
  const [{ theme }] = usePreferences();
  const wording = useStore(wordings.shown);
  const { language } = wording;
  const site = usePicture((picture) => picture.site?.state ?? null);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  return (
    <WordsProvider wording={wording} site={site}>
      {children}
    </WordsProvider>
  );
}
