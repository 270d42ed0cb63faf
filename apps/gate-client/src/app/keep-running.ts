import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { systemTimers } from '../clock/ticker.ts';
import { browserBattery, createStatusSender } from '../device/status.ts';
import { hasWorker } from '../pwa/browser-worker.ts';
import { loadAll, whenIdle } from '../pwa/all-loaded.ts';
import { loadParts } from '../ui/later/later.tsx';
import type { Cordon } from './cordon.ts';

const lookEveryMs = 15_000;
const shownWithinMs = 10_000; // without the network there may be no picture to wait for

/** [U371] What is opened from the first view, in both languages, and what shows records before the server knows of them. */
async function loadRest({ wordings, withRules }: Pick<Cordon, 'wordings' | 'withRules'>): Promise<void> {
  await Promise.all([
    wordings.need('tablet'),
    loadParts(),
    withRules(),
    import('./sign-in-route.tsx'),
    import('workbox-window'),
  ]);
  await wordings.fetchOthers();
}

/** Resolves when the picture is there, or nobody is signed in who waits for it. */
function firstShown({ picture, session }: Pick<Cordon, 'picture' | 'session'>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (picture.getState().site !== null || session.getState().session === null) resolve();
    };
    look();
    picture.subscribe(look);
    session.subscribe(look);
    systemTimers.setTimeout(resolve, shownWithinMs);
  });
}

/** Background work for as long as the window is open, on every screen. */
export function keepRunning(cordon: Cordon): void {
  const { session, connection, preferences, wordings, clock, api, signOff, device, finder, link, updates } = cordon;
  preferences.subscribe(({ language }) => {
    void wordings.show(language).catch(() => undefined); // without network the present language stays
  });
  void loadAll({
    shown: firstShown(cordon),
    load: () => loadRest(cordon),
    worker: hasWorker() ? navigator.serviceWorker : null,
    root: document.documentElement,
    timers: systemTimers,
    idle: whenIdle,
  });

  finder.look();
  const sender = createStatusSender({
    battery: browserBattery,
    send: (status) => {
      if (device.getState().kind === 'enrolled') connection.tell(status);
    },
    timers: systemTimers,
  });
  link.subscribe(({ state }, before) => {
    if (state === 'live' && before.state !== 'live') sender.sendNow();
  });

  // A part of the program that is loaded late may be gone with its version; without the network it is not known.
  globalThis.addEventListener('vite:preloadError', () => {
    if (link.getState().state === 'live') updates.missed();
  });
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
