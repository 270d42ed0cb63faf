import type { Role } from '@cordon/protocol/roles.ts';

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
