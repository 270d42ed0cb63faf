import type { Page } from 'playwright-core';

/** Everything that leaves a window besides what it shows. */
export type Diary = {
  /** Addresses asked for, in order, the pages' own included. */
  readonly urls: readonly string[];
  readonly said: readonly string[]; // on the console
  readonly faults: readonly string[]; // what a program must never do: throw, or break the content security policy
  /** How often a document was loaded: more than once is a reload. */
  documents(): number;
};

/* A wrong PIN and a server that is away are answered by the network, and Chromium says so on the console. */
const ofTheNetwork = /Failed to load resource|WebSocket connection to|net::ERR_/;

export function keepDiary(page: Page): Diary {
  const urls: string[] = [];
  const said: string[] = [];
  const faults: string[] = [];
  let documents = 0;
  page.on('request', (request) => {
    urls.push(request.url());
    if (request.isNavigationRequest()) documents += 1;
  });
  page.on('websocket', (socket) => urls.push(socket.url()));
  page.on('framenavigated', (frame) => urls.push(frame.url()));
  page.on('console', (message) => {
    said.push(message.text());
    if (message.type() === 'error' && !ofTheNetwork.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return { urls, said, faults, documents: () => documents };
}
