import { textFrame } from '../wire/frame.ts';
import { openConnection, openRaw, openSignedConnection, type RawConnection } from '../wire/raw-connection.ts';
import type { Made } from './generate.ts';

export type Tally = {
  sent: number;
  linesOpened: number;
  turnedAway: number; // connections that the server did not open
  answered: number; // the connection lived on
  closed: number; // the server ended it
  leftOpen: number; // in the middle of a frame, and gone
  silent: number; // neither answered nor closed in ten seconds: there must be none
};

export const newTally = (): Tally => ({
  sent: 0,
  linesOpened: 0,
  turnedAway: 0,
  answered: 0,
  closed: 0,
  leftOpen: 0,
  silent: 0,
});

/** Sends one frame and waits until it was dealt with. */
export type Send = (made: Made) => Promise<void>;

const patienceMs = 200;
const badSignIn = '40{"token":"nobody-has-this-token-nor-ever-had","protocol":1}';

function note(tally: Tally, answer: boolean | null): void {
  if (answer === true) tally.answered += 1;
  else if (answer === false) tally.closed += 1;
  else tally.silent += 1;
}

/** A sign-in that can't be good comes last: whatever the frame did, the server ends the connection. */
export function beforeSignIn(url: string, tally: Tally, addressOf: () => string | undefined): Send {
  return async ({ bytes, isOpen = false }) => {
    const connection = await openConnection(url, addressOf());
    if (connection === null) return turnedAway(tally);
    tally.linesOpened += 1;
    tally.sent += 1;
    connection.write(bytes);
    if (isOpen) return leftOpen(tally, connection);
    connection.write(textFrame(badSignIn));
    note(tally, await connection.awaits('nothing begins like this'));
    connection.leave();
  };
}

/** A request that the server answers by closing, or one that is never finished. */
export function insteadOfUpgrade(url: string, tally: Tally, addressOf: () => string | undefined): Send {
  return async ({ bytes, isOpen = false }) => {
    const connection = openRaw(url, addressOf());
    tally.sent += 1;
    connection.write(bytes);
    if (isOpen) return leftOpen(tally, connection);
    note(tally, (await connection.head) !== null);
    connection.leave();
  };
}

/** On one connection for as long as it lives; an unknown event that wants an answer tells that the frame was read. */
export function afterSignIn(url: string, tally: Tally, signIn: () => Promise<string>): Send & { leave(): void } {
  let connection: RawConnection | null = null;
  let number = 0;
  const send: Send = async ({ bytes, isOpen = false }) => {
    if (connection?.isClosed() !== false) {
      connection = await openSignedConnection(url, await signIn());
      if (connection === null) return turnedAway(tally);
      tally.linesOpened += 1;
    }
    tally.sent += 1;
    number += 1;
    connection.write(bytes);
    if (isOpen) {
      leftOpen(tally, connection);
      connection = null;
      return;
    }
    const answer = connection.awaits(`43${number}[`);
    connection.write(textFrame(`42${number}["probe"]`));
    note(tally, await answer);
    if ((await answer) === true) return;
    connection.leave();
    connection = null;
  };
  return Object.assign(send, { leave: () => connection?.leave() });
}

function leftOpen(tally: Tally, connection: RawConnection): void {
  tally.leftOpen += 1;
  connection.leave();
}

async function turnedAway(tally: Tally): Promise<void> {
  tally.turnedAway += 1;
  await new Promise((resolve) => setTimeout(resolve, patienceMs));
}
