import { textFrame } from '../wire/frame.ts';
import { openLine, openRaw, openSignedLine, type RawLine } from '../wire/raw-line.ts';
import type { Made } from './generate.ts';

export type Tally = {
  sent: number;
  linesOpened: number;
  turnedAway: number; // lines that the server did not open
  answered: number; // the line lived on
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

/** A sign-in that can't be good comes last: whatever the frame did, the server ends the line. */
export function beforeSignIn(url: string, tally: Tally, addressOf: () => string | undefined): Send {
  return async ({ bytes, isOpen = false }) => {
    const line = await openLine(url, addressOf());
    if (line === null) return turnedAway(tally);
    tally.linesOpened += 1;
    tally.sent += 1;
    line.write(bytes);
    if (isOpen) return leftOpen(tally, line);
    line.write(textFrame(badSignIn));
    note(tally, await line.awaits('nothing begins like this'));
    line.leave();
  };
}

/** A request that the server answers by closing, or one that is never finished. */
export function insteadOfUpgrade(url: string, tally: Tally, addressOf: () => string | undefined): Send {
  return async ({ bytes, isOpen = false }) => {
    const line = openRaw(url, addressOf());
    tally.sent += 1;
    line.write(bytes);
    if (isOpen) return leftOpen(tally, line);
    note(tally, (await line.head) !== null);
    line.leave();
  };
}

/** On one line for as long as it lives; an unknown event that wants an answer tells that the frame was read. */
export function afterSignIn(url: string, tally: Tally, signIn: () => Promise<string>): Send & { leave(): void } {
  let line: RawLine | null = null;
  let number = 0;
  const send: Send = async ({ bytes, isOpen = false }) => {
    if (line?.isClosed() !== false) {
      line = await openSignedLine(url, await signIn());
      if (line === null) return turnedAway(tally);
      tally.linesOpened += 1;
    }
    tally.sent += 1;
    number += 1;
    line.write(bytes);
    if (isOpen) {
      leftOpen(tally, line);
      line = null;
      return;
    }
    const answer = line.awaits(`43${number}[`);
    line.write(textFrame(`42${number}["probe"]`));
    note(tally, await answer);
    if ((await answer) === true) return;
    line.leave();
    line = null;
  };
  return Object.assign(send, { leave: () => line?.leave() });
}

function leftOpen(tally: Tally, line: RawLine): void {
  tally.leftOpen += 1;
  line.leave();
}

async function turnedAway(tally: Tally): Promise<void> {
  tally.turnedAway += 1;
  await new Promise((resolve) => setTimeout(resolve, patienceMs));
}
