import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProvider } from '../api/api.ts';
import { ClockProvider } from '../clock/clock.tsx';
import { DeviceProvider } from '../device/device-store.ts';
import { NeedProvider } from '../i18n/need.tsx';
import type { Wordings } from '../i18n/wordings.ts';
import { WordsProvider } from '../i18n/words.tsx';
import { OutboxProvider } from '../outbox/use-outbox.ts';
import { SessionProvider } from '../session/session-store.ts';
import { RoomProvider } from '../storage/room.ts';
import { UpdatesProvider } from '../pwa/updates.ts';
import { ContactProvider } from '../state/contact.ts';
import { ClaimsProvider } from '../state/claims.ts';
import { LinkProvider } from '../state/link.ts';
import { PictureProvider, usePicture } from '../state/picture-store.ts';
import { PreferencesProvider, usePreferences } from '../state/preferences.ts';
import { ShownProvider } from '../state/provisional/shown-picture.ts';
import { useStore } from 'zustand';
import type { Cordon } from './cordon.ts';
import { createAppRouter } from './router.tsx';

export function App({ cordon }: { cordon: Cordon }) {
  const [router] = useState(() => createAppRouter(cordon));
  return (
    <PreferencesProvider value={cordon.preferences}>
      <SessionProvider value={cordon.session}>
        <DeviceProvider value={cordon.device}>
          <LinkProvider value={cordon.link}>
            <PictureProvider value={cordon.picture}>
              <OutboxProvider value={cordon.outbox}>
                <ShownProvider value={cordon.shown}>
                  <ClaimsProvider value={cordon.claims}>
                    <ContactProvider value={cordon.contact}>
                      <RoomProvider value={cordon.room.room}>
                        <UpdatesProvider value={cordon.updates}>
                          <ApiProvider value={cordon.api}>
                            <ClockProvider clock={cordon.clock}>
                              <Look wordings={cordon.wordings}>
                                <NeedProvider value={cordon.wordings.need}>
                                  <RouterProvider router={router} />
                                </NeedProvider>
                              </Look>
                            </ClockProvider>
                          </ApiProvider>
                        </UpdatesProvider>
                      </RoomProvider>
                    </ContactProvider>
                  </ClaimsProvider>
                </ShownProvider>
              </OutboxProvider>
            </PictureProvider>
          </LinkProvider>
        </DeviceProvider>
      </SessionProvider>
    </PreferencesProvider>
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
