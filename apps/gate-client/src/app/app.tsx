import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProvider } from '../api/api.ts';
import { ClockProvider } from '../clock/clock.tsx';
import { WordsProvider } from '../i18n/words.tsx';
import { OutboxProvider } from '../outbox/use-outbox.ts';
import { SessionProvider } from '../session/session-store.ts';
import { LinkProvider } from '../state/link.ts';
import { PictureProvider, usePicture } from '../state/picture-store.ts';
import { PreferencesProvider, usePreferences } from '../state/preferences.ts';
import type { Cordon } from './cordon.ts';
import { createAppRouter } from './router.tsx';

export function App({ cordon }: { cordon: Cordon }) {
  const [router] = useState(() => createAppRouter(cordon));
  return (
    <PreferencesProvider value={cordon.preferences}>
      <SessionProvider value={cordon.session}>
        <LinkProvider value={cordon.link}>
          <PictureProvider value={cordon.picture}>
            <OutboxProvider value={cordon.outbox}>
              <ApiProvider value={cordon.api}>
                <ClockProvider clock={cordon.clock}>
                  <Look>
                    <RouterProvider router={router} />
                  </Look>
                </ClockProvider>
              </ApiProvider>
            </OutboxProvider>
          </PictureProvider>
        </LinkProvider>
      </SessionProvider>
    </PreferencesProvider>
  );
}

/** Theme, language and the site's names: switched at once, without loading anything. */
function Look({ children }: { children: ReactNode }) {
  const [{ language, theme }] = usePreferences();
  const site = usePicture((picture) => picture.site?.state ?? null);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  return (
    <WordsProvider language={language} site={site}>
      {children}
    </WordsProvider>
  );
}
