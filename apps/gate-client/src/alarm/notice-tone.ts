import type { Speaker } from './bell.ts';

export type NoticeToneParts = {
  keys: () => readonly string[]; // the notices that are there now, each beginning with a key of its own
  on: () => boolean; // whether this device is to sound at all
  canBeHeard: () => boolean; // browsers make no sound before somebody has touched the page
  speaker: Speaker;
};

export type NoticeTone = {
  /** Something has changed: a notice, the switch, or the speaker can be heard now. */
  look(): void;
};

/** [U298] Sounds once for each notice: when it begins, and for who signs in or opens the screen while it lasts. */
export function createNoticeTone({ keys, on, canBeHeard, speaker }: NoticeToneParts): NoticeTone {
  let heard: ReadonlySet<string> = new Set();
  let felt: ReadonlySet<string> = new Set();
  return {
    look() {
      const present = keys();
      heard = new Set(present.filter((key) => heard.has(key)));
      felt = new Set(present.filter((key) => felt.has(key)));
      const isHeard = canBeHeard();
      const known = isHeard ? heard : felt;
      if (!on() || present.every((key) => known.has(key))) return;
      speaker.play('refusal');
      felt = new Set(present);
      if (isHeard) heard = new Set(present);
    },
  };
}
