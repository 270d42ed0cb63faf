import { generateProof } from 'dpop';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '@cordon/protocol/roles.ts';
import { type Api, createApi } from '../api/api.ts';
import { createHttp } from '../api/http.ts';
import type { Session } from '../api/shapes.ts';
import { systemTimers } from '../clock/ticker.ts';
import { createDeviceStore, type DeviceStore } from '../device/device-store.ts';
import { createDeviceFinder, type DeviceFinder } from '../device/find-device.ts';
import { browserKeys } from '../device/key-store.ts';
import { takeInvitation } from '../device/invitation.ts';
import { createProofs } from '../device/proofs.ts';
import { createWordings, type Wordings } from '../i18n/wordings.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { type Connection, createConnection } from '../realtime/connection.ts';
import { createServerClock, type ServerClock, steadyClock } from '../realtime/server-clock.ts';
import { socketTransport } from '../realtime/socket-transport.ts';
import { rememberPerson } from '../session/recent-people.ts';
import { openAuthorDatabase } from '../session/authors/author-database.ts';
import { type Authors, createAuthors } from '../session/authors/authors.ts';
import { createSessionStore, type SessionStore, type SignedOut } from '../session/session-store.ts';
import { createContact } from '../state/contact.ts';
import { createLinkStore, type LinkStore } from '../state/link.ts';
import { emptyPicture } from '../state/picture.ts';
import { createPictureStore, type PictureStore } from '../state/picture-store.ts';
import { createPreferencesStore, type PreferencesStore } from '../state/preferences.ts';

/* Tablets at gate and points show no feed, and their network is the worst. */
function linesFor(role: Role | undefined): number {
  return role === undefined || role === 'gate' || role === 'unloading' ? 0 : 60;
}

/** Everything that one window is made of, wired once. */
export type Cordon = {
  clock: ServerClock;
  picture: PictureStore;
  link: LinkStore;
  device: DeviceStore;
  invitation: string | null; // the device code that came with the address
  finder: DeviceFinder;
  session: SessionStore;
  authors: Authors;
  preferences: PreferencesStore;
  wordings: Wordings;
  outbox: Outbox;
  connection: Connection;
  api: Api;
  signIn(session: Session): void;
  /** `next` is the staff number of whoever takes over at once. */
  signOff(why: SignedOut, next?: string): void;
};

export function createCordon(): Cordon {
  const clock = createServerClock(steadyClock);
  const picture = createPictureStore();
  const link = createLinkStore();
  const session = createSessionStore(globalThis.sessionStorage);
  const contact = createContact(globalThis.localStorage);
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
  const finder = createDeviceFinder({ store: device, ask: api.device, timers: systemTimers, random: Math.random });

  const outbox = createOutbox({
    deliver: (command) => connection.deliver(command),
    author: () => session.getState().session?.person ?? null,
    now: clock.local,
    newId: uuidv7,
    random: Math.random,
    timers: systemTimers,
  });
  const connection = createConnection({
    open: socketTransport(proofs),
    clock,
    timers: systemTimers,
    random: Math.random,
    picture,
    link,
    onJoined: outbox.flush,
    onNonce: proofs.heard,
    linesBefore: () => linesFor(session.getState().session?.person.role),
    onSignedOut: (why) => {
      signOff(why);
    },
  });

  function signIn(next: Session): void {
    rememberPerson(globalThis.localStorage, next.person);
    session.setState({ session: next, ended: null, next: null });
    connection.start(next.token);
  }

  /* What one person may see is not for the next one: the picture goes with the sign-in. */
  function signOff(why: SignedOut, next: string | null = null): void {
    const ended = session.getState().session?.person;
    if (why === 'signedOff') void api.signOff();
    else finder.look(); // it may be the device that was withdrawn, and not the person
    connection.stop();
    authors.leave();
    if (why === 'revoked' && ended !== undefined) void authors.forget(ended.staffNumber).catch(() => undefined);
    picture.setState(emptyPicture, true);
    session.setState({ session: null, ended: why, next });
  }

  device.subscribe(({ is }) => {
    if (is === 'revoked' || is === 'stranger') void authors.forgetAll().catch(() => undefined);
  });
  picture.subscribe(({ receivedAt }) => {
    if (receivedAt !== null) contact.heard(receivedAt);
  });

  const stores = { clock, picture, link, device, invitation, finder, session, authors, preferences, wordings };
  return { ...stores, outbox, connection, api, signIn, signOff };
}
