import { useMemo } from 'react';
import { siteNotices, type SiteNotice } from '@cordon/protocol/site/notices.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { useNow } from '../clock/clock.tsx';
import { usePicture } from '../state/picture-store.ts';
import { isShownOn } from './notice-kinds.ts';

/** What the people in front of this screen have to know of the site. */
export function useSiteNotices(pathname: string): readonly SiteNotice[] {
  const site = usePicture((picture) => picture.site?.state ?? null);
  const minute = Math.floor(useNow() / minuteMs);
  return useMemo(
    () => (site === null ? [] : siteNotices(site, minute * minuteMs).filter(({ kind }) => isShownOn(kind, pathname))),
    [site, minute, pathname],
  );
}
