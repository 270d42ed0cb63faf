import { v7 as uuidv7 } from 'uuid';
import type { Role } from '@cordon/protocol/roles.ts';
import { type Api, createApi } from '../api/api.ts';
import { createHttp } from '../api/http.ts';
import type { Session } from '../api/shapes.ts';
import { systemTimers } from '../clock/ticker.ts';
import { createWordings, type Wordings } from '../i18n/wordings.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { type Connection, createConnection } from '../realtime/connection.ts';
import { createServerClock, type ServerClock, steadyClock } from '../realtime/server-clock.ts';
import { openSocket } from '../realtime/socket-transport.ts';
import { rememberPerson } from '../session/recent-people.ts';
import { createSessionStore, type SessionStore, type SignedOut } from '../session/session-store.ts';
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
  session: SessionStore;
  preferences: PreferencesStore;
  wordings: Wordings;
  outbox: Outbox;
  connection: Connection;
  api: Api;
  signIn(session: Session): void;
  signOff(why: SignedOut): void;
};

export function createCordon(): Cordon {
  const clock = createServerClock(steadyClock);
  const picture = createPictureStore();
  const link = createLinkStore();
  const session = createSessionStore(globalThis.sessionStorage);
  const preferences = createPreferencesStore(globalThis.localStorage);
  const wordings = createWordings();
  const api = createApi(createHttp(() => session.getState().session?.token ?? null));

  const outbox = createOutbox({
    deliver: (command) => connection.deliver(command),
    author: () => session.getState().session?.person ?? null,
    now: clock.local,
    newId: uuidv7,
    random: Math.random,
    timers: systemTimers,
  });
  const connection = createConnection({
    open: openSocket,
    clock,
    timers: systemTimers,
    random: Math.random,
    picture,
    link,
    onJoined: outbox.flush,
    linesBefore: () => linesFor(session.getState().session?.person.role),
    onSignedOut: (why) => {
      signOff(why);
    },
  });

  function signIn(next: Session): void {
    rememberPerson(globalThis.localStorage, next.person);
    session.setState({ session: next, ended: null });
    connection.start(next.token);
  }

  /* What one person may see is not for the next one: the picture goes with the sign-in. */
  function signOff(why: SignedOut): void {
    if (why === 'signedOff') void api.signOff();
    connection.stop();
    picture.setState(emptyPicture, true);
    session.setState({ session: null, ended: why });
  }

  return { clock, picture, link, session, preferences, wordings, outbox, connection, api, signIn, signOff };
}
