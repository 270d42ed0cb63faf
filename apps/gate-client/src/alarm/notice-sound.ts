import type { PreferencesStore } from '../state/preferences.ts';
import { createSpeaker } from './speaker.ts';
import type { Speaker } from './bell.ts';

export type NoticeSound = { show(keys: readonly string[]): void; stop(): void };

/** Wires the tone to the device's speaker and its switch, as long as somebody is signed in. */
export function startNoticeSound(preferences: PreferencesStore): NoticeSound {
  const speaker = createSpeaker();
  let present: readonly string[] = [];
  const { look } = createNoticeTone({
    keys: () => present,
    on: () => preferences.getState().sound,
    canBeHeard: () => speaker.state.getState() === 'ready',
    speaker,
  });
  const unlock = () => {
    if (speaker.state.getState() === 'locked') speaker.unlock();
  };
  const ends = [preferences.subscribe(look), speaker.state.subscribe(look)];
  for (const touch of touches) document.addEventListener(touch, unlock, { capture: true });
  return {
    show(keys) {
      present = keys;
      look();
    },
    stop() {
      for (const end of ends) end();
      for (const touch of touches) document.removeEventListener(touch, unlock, { capture: true });
      speaker.close();
    },
  };
}

const touches = ['pointerdown', 'keydown'] as const;

type NoticeToneParts = {
  keys: () => readonly string[]; // the notices that are there now, each beginning with a key of its own
  on: () => boolean; // whether this device is to sound at all
  canBeHeard: () => boolean; // browsers make no sound before somebody has touched the page
  speaker: Speaker;
};

type NoticeTone = {
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
