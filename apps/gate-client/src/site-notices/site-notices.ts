import { useMemo } from 'react';
import { siteNotices, type SiteNotice, type SiteNoticeKind } from '@cordon/protocol/site/notices.ts';
import { minuteMs, hourMs, type Instant } from '@cordon/protocol/time.ts';
import { useNow } from '../clock/clock.tsx';
import { usePicture } from '../state/picture-store.ts';
import type { ScreenPath } from '../session/home.ts';
import type { Words } from '../i18n/words.tsx';

/** What the people in front of this screen have to know of the site. */
export function useSiteNotices(pathname: string): readonly SiteNotice[] {
  const site = usePicture((picture) => picture.site?.state ?? null);
  const minute = Math.floor(useNow() / minuteMs);
  return useMemo(
    () => (site === null ? [] : siteNotices(site, minute * minuteMs).filter(({ kind }) => isShownOn(kind, pathname))),
    [site, minute, pathname],
  );
}

type NoticeKind = {
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
function isShownOn(kind: SiteNoticeKind, pathname: string): boolean {
  const screen = `/${pathname.split('/')[1] ?? ''}`;
  return !noticeKindsShown[kind].notOn.some((path) => path === screen);
}

type NoticeWords = { title: string; means: string; since: string };

/** [U296] What it is, what it means, and by whom, since when and why; with the day once it is not tonight's. */
export function noticeWords(words: Words, { kind, by, since, reason }: SiteNotice, now: Instant): NoticeWords {
  const { t } = words;
  const at = now - since < 12 * hourMs ? words.time(since) : words.dateTime(since);
  return {
    title: t(`notices.${kind}.title`),
    means: t(`notices.${kind}.means`),
    since: t(`notices.${kind}.since`, { by: by === null ? '' : words.by(by), at, reason: reason ?? '' }),
  };
}
