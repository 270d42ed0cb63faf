import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../api/api.ts';
import type { Refusal } from '../api/http.ts';

export type AuditRecord = {
  events: readonly FeedEvent[] | null; // the newest first; null until the first page is there
  more: boolean;
  refusal: Refusal | null;
  fetchMore: () => Promise<void>;
};

/** The access record page by page, from now backwards. It does not come over the feed. */
export function useAudit(): AuditRecord {
  const api = useApi();
  const [read, setRead] = useState<{ events: readonly FeedEvent[] | null; more: boolean }>({
    events: null,
    more: false,
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const last = read.events?.at(-1)?.seq;

  const fetchPage = useCallback(
    async (before: number | undefined) => {
      const answer = await api.call(siteHistoryRoutes['GET /audit'], { query: { before } });
      setRefusal(answer.ok ? null : answer);
      if (!answer.ok) return;
      const { events, more } = answer.value;
      setRead((known) => ({ events: before === undefined ? events : [...(known.events ?? []), ...events], more }));
    },
    [api],
  );
  useEffect(() => {
    const begin = setTimeout(() => void fetchPage(undefined), 0);
    return () => clearTimeout(begin);
  }, [fetchPage]);

  return { ...read, refusal, fetchMore: () => fetchPage(last) };
}
