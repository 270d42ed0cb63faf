import type { RouterHistory } from '@tanstack/react-router';

/** Opened anew, and not loaded again: the router keeps a state of its own in every entry of the history. */
export function isFreshWindow(history: Pick<History, 'state'>): boolean {
  return history.state === null;
}

/**
 * [U386] A window that is opened in the middle of a screen (a form, a vehicle) has that screen below it in its history: the
 * way back closes the form, and does not leave Cordon.
 */
export function enterAt(history: Pick<RouterHistory, 'replace' | 'push' | 'flush'>, href: string): void {
  const [path = '/', query = ''] = href.split('?');
  history.replace(query === '' ? href : path);
  history.flush(); // what is written within one turn becomes one entry otherwise
  if (query !== '') history.push(href);
}
