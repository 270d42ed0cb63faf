import { useCallback, useEffect, useState } from 'react';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import { useApi } from '../api/api.ts';
import type { Answer } from '../api/http.ts';
import { usePicture } from '../state/picture-store.ts';

export type SiteHistory = { events: readonly FeedEvent[] | null; failed: boolean; retry: () => void };

/** The story of the site's settings: fetched when the page is opened, and again when one of them changes. */
export function useSiteHistory(): SiteHistory {
  const api = useApi();
  const site = usePicture((picture) => picture.site?.state ?? null);
  const [events, setEvents] = useState<readonly FeedEvent[] | null>(null);
  const [failed, setFailed] = useState(false);
  const settings = JSON.stringify(
    site && [site.alerting, site.limits, site.offline, site.hours, site.stations, site.staff, site.devices],
  );

  const take = useCallback((answer: Answer<{ events: readonly FeedEvent[] }>) => {
    setFailed(!answer.ok);
    if (answer.ok) setEvents(answer.value.events);
  }, []);
  const fetchIt = useCallback(() => {
    void api.call(siteHistoryRoutes['GET /site/history']).then(take);
  }, [api, take]);

  useEffect(() => {
    if (settings !== '') fetchIt();
  }, [fetchIt, settings]);

  return { events, failed, retry: fetchIt };
}
