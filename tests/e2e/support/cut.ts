import type { Page } from 'playwright-core';

/** The network of a window, cut and mended by hand; the pages themselves still come. */
export type Line = {
  cut(): void;
  mend(): void;
  /** It is up again, and no record comes through yet. */
  mendBarely(): void;
  /** Answers come through, and nothing of what the server tells everybody. */
  holdEvents(): void;
  letEvents(): void;
};

/** Before the page is opened. */
export async function lineOf(page: Page): Promise<Line> {
  let isCut = false;
  let isBare = false;
  let held: (() => void)[] | null = null;
  const open = new Set<() => void>();
  await page.routeWebSocket(/socket\.io/u, (socket) => {
    if (isCut) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!isBare || !/^42\d*\["(?:command|deliver)"/u.test(String(message))) server.send(message);
    });
    server.onMessage((message) => {
      const pass = () => socket.send(message);
      if (held !== null && String(message).startsWith('42["events"')) held.push(pass);
      else pass();
    });
    const end = () => void socket.close();
    open.add(end);
    socket.onClose(() => void open.delete(end));
  });
  await page.route('**/api/**', (route) => (isCut ? route.abort() : route.continue()));
  return {
    cut() {
      isCut = true;
      for (const end of open) end();
      open.clear();
    },
    mend() {
      [isCut, isBare] = [false, false];
    },
    holdEvents() {
      held = [];
    },
    letEvents() {
      const waiting = held ?? [];
      held = null;
      for (const pass of waiting) pass();
    },
    mendBarely() {
      [isCut, isBare] = [false, true];
    },
  };
}

/** The program lies on the device, and this window runs on it. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller === null) {
      await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
}
