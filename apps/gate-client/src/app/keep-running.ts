import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { systemTimers } from '../clock/ticker.ts';
import { browserBattery, createStatusTeller } from '../device/status.ts';
import type { Wordings } from '../i18n/wordings.ts';
import type { Cordon } from './cordon.ts';

const lookEveryMs = 15_000;
const quietAfterMs = 3000;

/** Loads what the start and the end of a shift need, so that they need no network. */
async function aheadOfShifts(wordings: Wordings): Promise<void> {
  await Promise.all([wordings.need('duty'), import('../shift/shift-sheets.tsx')]);
}

/** Background work for as long as the window is open, on every screen. */
export function keepRunning(cordon: Cordon): void {
  const { session, connection, preferences, wordings, clock, api, signOff, device, finder, link, updates } = cordon;
  preferences.subscribe(({ language }) => {
    void wordings.show(language).catch(() => undefined); // without network the present language stays
  });
  globalThis.setTimeout(() => {
    void aheadOfShifts(wordings)
      .then(wordings.fetchOthers)
      .catch(() => undefined);
  }, quietAfterMs);

  finder.look();
  const teller = createStatusTeller({
    battery: browserBattery,
    tell: (status) => {
      if (device.getState().is === 'enrolled') connection.tell(status);
    },
    timers: systemTimers,
  });
  link.subscribe(({ state }, before) => {
    if (state === 'live' && before.state !== 'live') teller.tellNow();
  });

  // A part of the program that is loaded late may be gone with its version.
  globalThis.addEventListener('vite:preloadError', updates.missed);
  globalThis.addEventListener('online', connection.wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    connection.wake();
    updates.look();
  });

  globalThis.setInterval(() => {
    const present = session.getState().session;
    if (present !== null && clock.now() >= present.expiresAt) signOff('expired');
  }, lookEveryMs);

  const resumed = session.getState().session;
  if (resumed === null) return;
  void cordon.begin(resumed);
  void api.call(sessionRoutes['GET /session']).then((answer) => {
    const present = session.getState().session;
    if (present?.token !== resumed.token) return;
    if (answer.ok) session.setState({ session: { ...present, ...answer.value } });
    else if (answer.code === 'not-signed-in' || answer.code === 'key-proof-invalid') signOff('expired');
  });
}
