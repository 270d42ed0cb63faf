import { systemTimers } from '../clock/ticker.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { PictureStore } from '../state/picture-store.ts';
import type { PreferencesStore } from '../state/preferences.ts';
import { createBell } from './bell.ts';
import { ringsOf } from './planner.ts';
import { createSpeaker, type DeviceSpeaker } from './speaker.ts';

export type AlarmParts = { picture: PictureStore; session: SessionStore; preferences: PreferencesStore };
export type RunningAlarm = { speaker: DeviceSpeaker; stop: () => void };

/** Wires the bell to the picture, to who is signed in and to the device's switch, as long as the window is open. */
export function startAlarm({ picture, session, preferences }: AlarmParts): RunningAlarm {
  const speaker = createSpeaker();
  const bell = createBell({
    rings: () => {
      const role = session.getState().session?.person.role;
      const alerts = Object.values(picture.getState().alerts).map(({ state }) => state);
      return role === undefined ? [] : ringsOf(alerts, role);
    },
    on: () => preferences.getState().sound,
    speaker,
    now: () => performance.now(),
    timers: systemTimers,
  });
  const unlock = () => {
    if (speaker.state.getState() === 'locked') speaker.unlock();
  };
  const ends = [
    picture.subscribe((now, before) => {
      if (now.alerts !== before.alerts) bell.look();
    }),
    preferences.subscribe(bell.look),
    speaker.state.subscribe((state) => {
      if (state === 'ready') bell.again();
    }),
  ];
  for (const touch of touches) document.addEventListener(touch, unlock, { capture: true });
  bell.look();
  return {
    speaker,
    stop() {
      for (const end of ends) end();
      for (const touch of touches) document.removeEventListener(touch, unlock, { capture: true });
      bell.stop();
      speaker.close();
    },
  };
}

const touches = ['pointerdown', 'keydown'] as const;
