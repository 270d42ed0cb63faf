import { generateProof } from 'dpop';
import { v7 as uuidv7 } from 'uuid';
import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { createApi } from '../api/api.ts';
import { createHttp } from '../api/http.ts';
import { createTicker, systemTimers } from '../clock/ticker.ts';
import { createDeviceFinder, createDeviceStore } from '../device/device-store.ts';
import { browserKeys } from '../device/keys.ts';
import { createProofs } from '../device/proofs.ts';
import { createWordings } from '../i18n/wordings.ts';
import { createServerClock, keptOffset, steadyClock } from '../realtime/server-clock.ts';
import { openAuthorDatabase } from '../session/authors/author-database.ts';
import { createAuthors } from '../session/authors/authors.ts';
import { createSessionStore } from '../session/session-store.ts';
import { createClaimsStore } from '../state/claims.ts';
import { createContact, createLinkStore } from '../state/link.ts';
import { createKeptPicture } from '../state/kept-picture.ts';
import { createPictureStore } from '../state/picture-store.ts';
import { createPreferencesStore } from '../state/preferences.ts';
import { browserWorker } from '../pwa/browser-worker.ts';
import { createUpdates } from '../pwa/updates.ts';
import { openDatabase } from '../storage/database.ts';
import { createQuotaWatch } from '../storage/quota.ts';
import { createSeal } from '../storage/seal.ts';

const againAfterMs = 2000; // for the words without which nothing can be shown

export type Stores = ReturnType<typeof createStores>;

/** Creates the stores of this window. Nothing is sent or received yet. */
export function createStores() {
  const clock = createServerClock(steadyClock, keptOffset(globalThis.localStorage));
  const confirmed = createPictureStore(); // what the server has confirmed, and nothing over it
  const contact = createContact(globalThis.localStorage);
  const session = createSessionStore(globalThis.sessionStorage);
  const database = openDatabase();
  const seal = createSeal(database);
  const wordings = createWordings(
    () => new Promise((resolve) => systemTimers.setTimeout(() => resolve(), againAfterMs)),
  );
  return {
    clock,
    ticker: createTicker(clock.now),
    confirmed,
    contact,
    session,
    database,
    seal,
    kept: createKeptPicture(database, seal, confirmed, systemTimers),
    claims: createClaimsStore(),
    link: createLinkStore(),
    preferences: createPreferencesStore(globalThis.localStorage),
    wordings,
    need: wordings.need,
    quota: createQuotaWatch(navigator.storage, systemTimers),
    updates: createUpdates(browserWorker(), systemTimers, () => globalThis.location.reload()),
    authors: createAuthors({
      database: openAuthorDatabase(),
      storage: globalThis.sessionStorage,
      person: () => session.getState().session?.person.personId ?? null,
      now: clock.now,
      lastContact: contact.last,
      newId: uuidv7,
    }),
  };
}

export type Reach = ReturnType<typeof createReach>;

/** The HTTP API, and whether this browser is one of the site's devices. */
export function createReach({ session }: Pick<Stores, 'session'>) {
  const keys = browserKeys();
  const device = createDeviceStore(keys !== null);
  const proofs = createProofs(keys, globalThis.location.origin, generateProof);
  const api = createApi(createHttp(() => session.getState().session?.token ?? null, proofs));
  const finder = createDeviceFinder({
    store: device,
    ask: () => api.call(sessionRoutes['GET /device']),
    timers: systemTimers,
    random: Math.random,
  });
  return { device, proofs, api, finder };
}
