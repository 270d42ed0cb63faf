import type { Page } from 'playwright-core';

/** The network of a window, cut and mended by hand; the pages themselves still come. */
export type Line = { cut(): void; mend(): void };

/** Before the page is opened. */
export async function lineOf(page: Page): Promise<Line> {
  let isCut = false;
  const open = new Set<() => void>();
  await page.routeWebSocket(/socket\.io/u, (socket) => {
    if (isCut) {
      void socket.close();
      return;
    }
    socket.connectToServer();
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
      isCut = false;
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
