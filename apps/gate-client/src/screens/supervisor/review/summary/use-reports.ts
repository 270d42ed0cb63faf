import { nightRoutes } from '@cordon/protocol/wire/http/nights.ts';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../../../api/api.ts';
import { usePicture } from '../../../../state/picture-store.ts';

/** When each night's report was made, by day; fetched when the page is opened, and when the feed tells of another one. */
export function useReports(): ReadonlyMap<string, number> | null {
  const api = useApi();
  const [reports, setReports] = useState<ReadonlyMap<string, number> | null>(null);
  const latest = usePicture(({ feed }) => feed.find(({ event }) => event.type === 'reportMade')?.seq ?? 0);
  const fetchThem = useCallback(
    (isStill: () => boolean) => {
      void api.call(nightRoutes['GET /nights/reports']).then((answer) => {
        if (answer.ok && isStill()) setReports(new Map(answer.value.reports.map(({ day, madeAt }) => [day, madeAt])));
      });
    },
    [api],
  );
  useEffect(() => {
    let wanted = latest >= 0; // always: what matters is that it has changed
    fetchThem(() => wanted);
    return () => {
      wanted = false;
    };
  }, [fetchThem, latest]);
  return reports;
}
