import type { Role } from '@cordon/protocol/roles.ts';
import { z } from 'zod';
import type { SignedOut } from './session-store.ts';

export const screens = ['/gate', '/unloading', '/board', '/wall', '/office', '/review'] as const;
export type ScreenPath = (typeof screens)[number];

/* The first one is where the role lands. The auditor looks at the board; what may be pressed there depends on the role. */
const screensOf: Readonly<Record<Role, readonly [ScreenPath, ...ScreenPath[]]>> = {
  gate: ['/gate'],
  unloading: ['/unloading'],
  supervisor: ['/board', '/wall', '/gate', '/review'],
  admin: ['/office', '/board', '/wall', '/review'],
  auditor: ['/board', '/wall', '/review'],
};

/** [U22] Each role lands on its own screen, and sees no way to screens that it may not use. */
export function homeOf(role: Role): ScreenPath {
  return screensOf[role][0];
}

export function screensFor(role: Role): readonly ScreenPath[] {
  return screensOf[role];
}

export function mayOpen(role: Role, path: string): boolean {
  return screensOf[role].some((screen) => path === screen || path.startsWith(`${screen}/`));
}

/** The address that was asked for before anybody had signed in. */
export const signInSearch = z.object({ to: z.string().max(2000).optional().catch(undefined) });

const posts: readonly string[] = ['/gate', '/unloading'] satisfies ScreenPath[];

/**
 * [U383] A link, or a desk whose sign-in has run out, is returned to. Who signs off leaves for somebody else; and at a post
 * the next person begins with their own list, not with the vehicle of the one before.
 *
 * @param ended why nobody is signed in any more; null: nobody was
 */
export function placeToKeep(href: string, ended: SignedOut | null): string | undefined {
  if (ended === 'signedOff') return undefined;
  return ended !== null && posts.includes(new URL(href, ownSite).pathname) ? undefined : href;
}

/* Only tells an address of this site from others: it is never asked for. */
const ownSite = 'https://cordon.invalid';

/** [U383] Where a sign-in leads: to what was asked for, if it is on this site and of the role; else home. */
export function placeAfterSignIn(role: Role, asked: string | undefined): string {
  const url = asked === undefined ? null : parsed(asked);
  if (url === null || url.origin !== ownSite || !mayOpen(role, url.pathname)) return homeOf(role);
  return `${url.pathname}${url.search}`;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address, ownSite);
  } catch {
    return null;
  }
}
