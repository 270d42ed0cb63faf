import type { ReactNode } from 'react';
import { createStore } from 'zustand';
import { ContactProvider, createContact } from '../state/contact.ts';
import { createLinkStore, LinkProvider } from '../state/link.ts';
import { emptyPicture } from '../state/picture.ts';
import { ShownProvider } from '../state/provisional/shown-picture.ts';
import type { Rebased } from '../state/provisional/rebase.ts';
import { testStorage } from './storage.ts';

/** A device on which nothing waits, for what is shown by itself. */
export function NothingWaits({ children }: { children: ReactNode }) {
  const nothing = createStore<Rebased>(() => ({ picture: emptyPicture, visits: {}, foretold: {} }));
  return (
    <LinkProvider value={createLinkStore()}>
      <ContactProvider value={createContact(testStorage())}>
        <ShownProvider value={nothing}>{children}</ShownProvider>
      </ContactProvider>
    </LinkProvider>
  );
}
