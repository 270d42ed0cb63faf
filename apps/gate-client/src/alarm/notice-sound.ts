import type { PreferencesStore } from '../state/preferences.ts';
import { createNoticeTone } from './notice-tone.ts';
import { createSpeaker } from './speaker.ts';

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
