import { nightRoutes, type SummarisedNight } from '@cordon/protocol/wire/http/nights.ts';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../../../api/api.ts';

type Asked = { day: string; night: SummarisedNight | null; failed: boolean };

/** The figures of one night, asked for when it is chosen. An answer that comes after another choice is dropped. */
export function useSummary(day: string): Omit<Asked, 'day'> & { retry: () => void } {
  const api = useApi();
  const [asked, setAsked] = useState<Asked>({ day, night: null, failed: false });

  const ask = useCallback(
    (isStill: () => boolean) => {
      void api.call(nightRoutes['GET /nights/:day/summary'], { params: { day } }).then((answer) => {
        if (isStill()) setAsked({ day, night: answer.ok ? answer.value : null, failed: !answer.ok });
      });
    },
    [api, day],
  );
  useEffect(() => {
    let wanted = true;
    ask(() => wanted);
    return () => {
      wanted = false;
    };
  }, [ask]);

  const known = asked.day === day ? asked : { night: null, failed: false };
  return { night: known.night, failed: known.failed, retry: () => ask(() => true) };
}
