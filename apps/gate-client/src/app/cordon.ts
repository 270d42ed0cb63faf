import { generateProof } from 'dpop';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '@cordon/protocol/roles.ts';
import { type Api, createApi } from '../api/api.ts';
import { createHttp } from '../api/http.ts';
import { sessionRoutes, type SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { createTicker, systemTimers, type Ticker } from '../clock/ticker.ts';
import { createDeviceStore, type DeviceStore } from '../device/device-store.ts';
import { createDeviceFinder, type DeviceFinder } from '../device/find-device.ts';
import { browserKeys } from '../device/key-store.ts';
import { takeInvitation } from '../device/invitation.ts';
import { createProofs } from '../device/proofs.ts';
import type { Need } from '../i18n/need.tsx';
import { createWordings, type Wordings } from '../i18n/wordings.ts';
import { createDexieStore } from '../outbox/kept/dexie-store.ts';
import { openWindows } from '../outbox/kept/windows.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { isWaiting, type OutboxItem } from '../outbox/items.ts';
import { syncNow, type Synced } from '../outbox/sync.ts';
import { type Connection, createConnection } from '../realtime/connection.ts';
import { createClaimsReporter } from '../realtime/device-channel.ts';
import { createServerClock, keptOffset, type ServerClock, steadyClock } from '../realtime/server-clock.ts';
import { socketTransport } from '../realtime/socket-transport.ts';
import { rememberPerson } from '../session/recent-people.ts';
import { openAuthorDatabase } from '../session/authors/author-database.ts';
import { type Authors, createAuthors } from '../session/authors/authors.ts';
import { createSessionStore, type SessionStore, type SignedOut } from '../session/session-store.ts';
import { type Contact, createContact } from '../state/contact.ts';
import { createKeptPicture, viewOf } from '../state/kept-picture.ts';
import { atHand } from '../state/at-hand.ts';
import { type ClaimsStore, createClaimsStore, ownClaims } from '../state/claims.ts';
import { createLinkStore, type LinkStore } from '../state/link.ts';
import { emptyPicture } from '../state/picture.ts';
import { createPictureStore, type PictureStore } from '../state/picture-store.ts';
import { createPreferencesStore, type PreferencesStore } from '../state/preferences.ts';
import { createShown, type Shown } from '../state/provisional/shown-picture.ts';
import { whenSeen } from '../state/when-seen.ts';
import { openDatabase } from '../storage/database.ts';
import { browserWorker } from '../pwa/browser-worker.ts';
import { createUpdates, type Updates } from '../pwa/updates.ts';
import { createRoomWatch, type RoomWatch } from '../storage/room.ts';
import { createSeal } from '../storage/seal.ts';

/* Tablets at gate and points show no feed, and their network is the worst. */
function linesFor(role: Role | undefined): number {
  return role === undefined || role === 'gate' || role === 'unloading' ? 0 : 60;
}

const afterConfirmedMs = 300; // the event follows the answer

/** Everything that one window is made of, wired once. */
export type Cordon = {
  clock: ServerClock;
  ticker: Ticker;
  picture: PictureStore; // what the server has confirmed, and over it what this device says
  shown: Shown;
  claims: ClaimsStore;
  contact: Contact;
  updates: Updates;
  room: RoomWatch;
  link: LinkStore;
  device: DeviceStore;
  invitation: string | null; // the device code that came with the address
  finder: DeviceFinder;
  session: SessionStore;
  authors: Authors;
  preferences: PreferencesStore;
  wordings: Wordings;
  need: Need;
  outbox: Outbox;
  connection: Connection;
  api: Api;
  signIn(session: SignedInSession): void;
  /** Goes on with a sign-in that is there already. */
  begin(session: SignedInSession): Promise<void>;
  sync(): Promise<Synced>;
  /** `next` is the staff number of whoever takes over at once. */
  signOff(why: SignedOut, next?: string): void;
};

export async function createCordon(): Promise<Cordon> {
  const clock = createServerClock(steadyClock, keptOffset(globalThis.localStorage));
  const confirmed = createPictureStore();
  const contact = createContact(globalThis.localStorage);
  const database = openDatabase();
  const seal = createSeal(database);
  const kept = createKeptPicture(database.pictures, seal, confirmed, systemTimers);
  const room = createRoomWatch(navigator.storage, systemTimers);
  const updates = createUpdates(browserWorker(), systemTimers, () => globalThis.location.reload());
  const link = createLinkStore();
  const claims = createClaimsStore();
  const session = createSessionStore(globalThis.sessionStorage);
  const authors = createAuthors({
    database: openAuthorDatabase(),
    storage: globalThis.sessionStorage,
    person: () => session.getState().session?.person.personId ?? null,
    now: clock.now,
    lastContact: contact.last,
    newId: uuidv7,
  });
  const preferences = createPreferencesStore(globalThis.localStorage);
  const wordings = createWordings();
  const invitation = takeInvitation(globalThis.location, globalThis.history);
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

  const isLive = () => link.getState().state === 'live';
  const person = () => session.getState().session?.person ?? null;
  const isOwn = ({ author }: Pick<OutboxItem, 'author'>) => author.personId === person()?.personId;
  const outbox = createOutbox({
    store: createDexieStore(database, seal, await openWindows(globalThis.sessionStorage, navigator.locks, uuidv7)),
    async deliver(item) {
      const { signature } = item;
      if (isOwn(item) || signature === null) return connection.deliver(item.command);
      const ack = await connection.deliverSigned(signature);
      if (!ack.ok && ack.code === 'author-ended') void authors.forgetSigner(signature).catch(() => undefined);
      return ack;
    },
    seen: (ack) => whenSeen(confirmed, ack, isLive),
    author: person,
    mayCarry: (item) => isOwn(item) || item.signature !== null, // [U11]
    sign: authors.sign,
    isLive,
    now: clock.now,
    local: clock.local,
    newId: uuidv7,
    random: Math.random,
    timers: systemTimers,
  });
  const { shown, picture } = createShown(confirmed, {
    now: () => outbox.items.getState().filter(isWaiting),
    subscribe: (onChange) => void outbox.items.subscribe(onChange),
  });
  const connection = createConnection({
    open: socketTransport(proofs),
    clock,
    timers: systemTimers,
    random: Math.random,
    picture: confirmed,
    link,
    onJoined: (lost) => {
      claimsReporter.joined();
      const { feedId } = confirmed.getState();
      const offered = feedId === null ? Promise.resolve(0) : outbox.offerAgain(feedId, lost);
      void offered
        .catch(() => undefined)
        .then(outbox.load)
        .catch(() => undefined)
        .then(outbox.flush);
    },
    onNonce: proofs.heard,
    onClaims: (told) => claims.setState(told, true),
    linesBefore: () => linesFor(session.getState().session?.person.role),
    onSignedOut: (why) => {
      signOff(why);
    },
  });

  const own = () => {
    const waiting = outbox.items.getState().filter(isWaiting);
    return ownClaims(waiting, atHand.getState());
  };
  const claimsReporter = createClaimsReporter(own, connection.claim, systemTimers);
  outbox.items.subscribe(claimsReporter.look);
  atHand.subscribe(claimsReporter.look);

  function signIn(next: SignedInSession): void {
    rememberPerson(globalThis.localStorage, next.person);
    session.setState({ session: next, ended: null, next: null });
    if (next.device !== null) void room.ask(); // what it keeps is worth keeping from now on
    void begin(next);
  }

  /* What was known before the network went is there before anybody asks the network. */
  async function begin({ token, site, person: held }: SignedInSession): Promise<void> {
    const view = viewOf(site.id, held);
    await kept.recall(view).catch(() => undefined);
    if (session.getState().session?.token !== token) return;
    kept.follow(view);
    connection.start(token);
  }

  /* What one person may see is not for the next one: the picture goes with the sign-in. */
  function signOff(why: SignedOut, next: string | null = null): void {
    const ended = session.getState().session?.person;
    if (why === 'signedOff') void api.call(sessionRoutes['DELETE /session']);
    else finder.look(); // it may be the device that was withdrawn, and not the person
    connection.stop();
    void kept.keep().catch(() => undefined);
    kept.stop();
    authors.leave();
    if (why === 'revoked' && ended !== undefined) void authors.forget(ended.staffNumber).catch(() => undefined);
    confirmed.setState(emptyPicture, true);
    claims.setState([], true);
    session.setState({ session: null, ended: why, next });
  }

  device.subscribe(({ is }) => {
    if (is === 'revoked' || is === 'stranger') void authors.forgetAll().catch(() => undefined);
  });
  confirmed.subscribe(({ receivedAt }) => {
    if (receivedAt !== null) contact.heard(receivedAt);
  });
  outbox.items.subscribe((now, before) => {
    // Switched off now, this device must not forget what the server has just confirmed.
    if (now.length < before.length)
      systemTimers.setTimeout(() => void kept.keep().catch(() => undefined), afterConfirmedMs);
  });
  await outbox.load().catch(() => undefined); // a device that keeps nothing still can send

  const sync = () => syncNow({ outbox, link, wake: connection.wake, timers: systemTimers });
  const stores = {
    clock,
    ticker: createTicker(clock.now),
    picture,
    shown,
    claims,
    contact,
    updates,
    room,
    link,
    device,
    invitation,
    finder,
    session,
    authors,
    preferences,
    wordings,
    need: wordings.need,
  };
  return { ...stores, outbox, connection, api, signIn, begin, signOff, sync };
}
