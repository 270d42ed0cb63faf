import { sessionRoutes, type SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import type { Connection } from '../realtime/connection.ts';
import { rememberPerson } from '../session/recent-people.ts';
import type { SignedOut } from '../session/session-store.ts';
import { viewOf } from '../state/kept-picture.ts';
import { emptyPicture } from '../state/picture.ts';
import type { Reach, Stores } from './stores.ts';

export type SigningIn = {
  signIn(session: SignedInSession): void;
  /** Resumes an existing sign-in. */
  begin(session: SignedInSession): Promise<void>;
  /** `next` is the staff number of the person who takes over at once. */
  signOff(why: SignedOut, next?: string): void;
};

/** Starts and ends the sign-in of this window, and what depends on it. */
export function createSigningIn(stores: Stores, reach: Reach, connection: () => Connection): SigningIn {
  const { session, kept, authors, quota, confirmed, claims } = stores;
  const { api, finder, device } = reach;

  /* What was known before the network went is there before anybody asks the network. */
  async function begin({ token, site, person: held }: SignedInSession): Promise<void> {
    const view = viewOf(site.id, held);
    await kept.recall(view).catch(() => undefined);
    if (session.getState().session?.token !== token) return;
    kept.follow(view);
    connection().start(token);
  }

  device.subscribe(({ kind }) => {
    if (kind === 'revoked' || kind === 'stranger') void authors.forgetAll().catch(() => undefined);
  });

  return {
    signIn(next) {
      rememberPerson(globalThis.localStorage, next.person);
      session.setState({ session: next, ended: null, next: null });
      if (next.device !== null) void quota.ask(); // what it keeps is worth keeping from now on
      void begin(next);
    },
    begin,
    /* What one person may see is not for the next one: the picture goes with the sign-in. */
    signOff(why, next) {
      const ended = session.getState().session?.person;
      if (why === 'signedOff') void api.call(sessionRoutes['DELETE /session']);
      else finder.look(); // it may be the device that was withdrawn, and not the person
      connection().stop();
      void kept.keep().catch(() => undefined);
      kept.stop();
      authors.leave();
      if (why === 'revoked' && ended !== undefined) void authors.forget(ended.staffNumber).catch(() => undefined);
      confirmed.setState(emptyPicture, true);
      claims.setState([], true);
      session.setState({ session: null, ended: why, next: next ?? null });
    },
  };
}
