import type { SiteNoticeKind } from '@cordon/protocol/site/notices.ts';
import type { ScreenPath } from '../session/home.ts';

export type NoticeKind = {
  status: 'refuse' | 'hold';
  sounds: boolean; // people at work are to look up
  /** Screens with a band or a place of their own for it, or whose people have nothing to do with it. */
  notOn: readonly ScreenPath[];
};

const desks = ['/board', '/wall', '/office', '/review'] as const;

/** [U296] How each kind of notice is told. */
export const noticeKindsShown: Readonly<Record<SiteNoticeKind, NoticeKind>> = {
  lockdown: { status: 'refuse', sounds: true, notOn: [] },
  'clear-revoked': { status: 'hold', sounds: true, notOn: desks },
  'clear-expired': { status: 'hold', sounds: false, notOn: desks },
  'clock-set': { status: 'hold', sounds: false, notOn: [] },
  paper: { status: 'hold', sounds: false, notOn: ['/gate', '/board'] },
};

/** @param pathname the address of the screen; its pages are below it */
export function isShownOn(kind: SiteNoticeKind, pathname: string): boolean {
  const screen = `/${pathname.split('/')[1] ?? ''}`;
  return !noticeKindsShown[kind].notOn.some((path) => path === screen);
}
