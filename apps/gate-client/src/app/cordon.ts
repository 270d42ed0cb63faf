import type { CordonParts } from '../context/cordon-context.tsx';
import { takeInvitation } from '../device/invitation.ts';
import type { DeviceFinder } from '../device/device-store.ts';
import type { Wordings } from '../i18n/wordings.ts';
import type { Synced } from '../outbox/sync.ts';
import type { Connection } from '../realtime/connection.ts';
import type { Authors } from '../session/authors/authors.ts';
import { createSigningIn, type SigningIn } from './signing-in.ts';
import { createReach, createStores } from './stores.ts';
import { createSyncing } from './syncing.ts';

/** Everything that one window is made of, wired once: what its components share, and what only the frame around them uses. */
export type Cordon = Omit<CordonParts, 'words' | 'drafts'> &
  SigningIn & {
    invitation: string | null; // the device code that came with the address
    finder: DeviceFinder;
    authors: Authors;
    wordings: Wordings;
    connection: Connection;
    sync(): Promise<Synced>;
    /** Loads the rules that carry out what waits here; see `createShown`. */
    withRules(): Promise<void>;
  };

export async function createCordon(): Promise<Cordon> {
  const invitation = takeInvitation(globalThis.location, globalThis.history);
  const stores = createStores();
  const reach = createReach(stores);
  const signingIn = createSigningIn(stores, reach, () => syncing.connection);
  const syncing = await createSyncing(stores, reach, signingIn.signOff);
  return { ...stores, ...reach, ...syncing, ...signingIn, invitation };
}
