export function tell(line) {
  console.error(`· ${line}`);
}

/** The machine lacks something that this script may not or can't get: the message says what to do. */
export class CannotPrepare extends Error {}
