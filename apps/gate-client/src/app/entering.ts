import type { RouterHistory } from '@tanstack/react-router';
import { z } from 'zod';
import type { Role } from '@cordon/protocol/roles.ts';
import { homeOf, mayOpen } from '../session/home.ts';

const search = z.object({
  to: z
    .string()
    .regex(/^\/(?![/\\])/u) // of this site, whatever an address says
    .optional()
    .catch(undefined),
});

/** Where somebody wanted to go who had to sign in first. */
export function signInSearch(raw: unknown): z.infer<typeof search> {
  return search.parse(raw);
}

/** [U381] @returns where whoever signs in lands: the address that the window was opened with, or where they were before, if the role may open it */
export function landingOf(role: Role, wanted: string | undefined): string {
  const path = wanted?.split(/[?#]/u)[0];
  return wanted !== undefined && path !== undefined && mayOpen(role, path) ? wanted : homeOf(role);
}

/** Opened anew, and not loaded again: the router keeps a state of its own in every entry of the history. */
export function isFreshWindow(history: Pick<History, 'state'>): boolean {
  return history.state === null;
}

/**
 * [U380] A window that is opened in the middle of a screen (a form, a vehicle) has that screen below it in its history: the
 * way back closes the form, and does not leave Cordon.
 */
export function enterAt(history: Pick<RouterHistory, 'replace' | 'push' | 'flush'>, href: string): void {
  const [path = '/', query = ''] = href.split('?');
  history.replace(query === '' ? href : path);
  history.flush(); // what is written within one turn becomes one entry otherwise
  if (query !== '') history.push(href);
}
