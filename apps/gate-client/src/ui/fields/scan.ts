/** One key, or the text that came at once; `at` by the clock of the event itself, in milliseconds. */
export type KeyPress = { key: string; at: number };

/** What came so far, each part soon after the one before it. */
export type KeyStream = { text: string; at: number };

export const noKeys: KeyStream = { text: '', at: Number.NEGATIVE_INFINITY };

/* A scanner sends a character every 1 to 30 ms; who types fast needs 60 and more, and never four in a row in less. */
const longestGapMs = 40;
const fewestCharacters = 4;

/**
 * [U303] Tells a scanner from a hand: at least four characters, each within 40 ms of the one before, and then at once
 * Enter or Tab.
 *
 * @returns `scanned` is the whole text of a scan that has just ended; null: nothing yet, or it was typed
 */
export function readKey(stream: KeyStream, { key, at }: KeyPress): { stream: KeyStream; scanned: string | null } {
  const follows = at - stream.at <= longestGapMs;
  if (key === 'Enter' || key === 'Tab') {
    const isScan = follows && Array.from(stream.text).length >= fewestCharacters;
    return { stream: noKeys, scanned: isScan ? stream.text : null };
  }
  return { stream: { text: follows ? stream.text + key : key, at }, scanned: null };
}

/**
 * [U304] The code itself: without the identifier of its symbology (AIM: `]C1`, `]E0`, `]Q3`, `]d2`) and the separators of
 * GS1 (FNC1 is sent as a group separator).
 */
export function codeOf(text: string): string {
  return text.replace(/^[\p{Cc}\s]*\][A-Za-z]\d/u, '').replaceAll(/\p{Cc}/gu, '');
}

/** [U305] What stands in a text that is the same thing twice, as a scanner leaves it that reads twice: S-4711S-4711. */
export function onceOf(text: string): string | null {
  const plain = text.trim();
  const half = plain.slice(0, Math.floor(plain.length / 2)).trim();
  if (half.length < fewestCharacters || new Set(half).size === 1) return null;
  return plain.startsWith(half) && plain.slice(half.length).trim() === half ? half : null;
}
