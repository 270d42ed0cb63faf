import type { LocalDay } from '@cordon/protocol/local-time.ts';
import { nightBounds } from '@cordon/protocol/review/night-day.ts';
import { summarise } from '@cordon/protocol/review/summary.ts';
import { whatIf } from '@cordon/protocol/review/what-if.ts';
import { isPlausibleEta } from '@cordon/protocol/plausible.ts';
import type { Live } from '../../../feed/live.ts';
import type { Nights } from '../../../review/nights.ts';
import type { SiteTime } from '../../../ops/clock.ts';
import type { AskForReport, Reports } from '../../../review/reports.ts';
import type { Audit } from '../../audit.ts';
import { refusal, type Refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';

export type NightRouteParts = {
  audit: Pick<Audit, 'did'>;
  nights: Nights;
  reports: Reports;
  askForReport: AskForReport;
  live: Pick<Live, 'site'>;
  siteClock: SiteTime;
};

export function nightRoutes({ nights, reports, askForReport, live, audit, siteClock }: NightRouteParts): Route[] {
  /** [D37] Refuses a night that can't be meant, such as one in the future. @returns the refusal, or null */
  const refusalOf = (night: LocalDay): Refusal | null => {
    const { from } = nightBounds(night, live.site().state.timeZone);
    return isPlausibleEta(from, siteClock.now()) ? null : refusal('implausible-time', { field: 'night' });
  };

  return [
    handle('GET /nights/:day/summary', async ({ params: { day } }) => {
      const refused = refusalOf(day);
      if (refused !== null) return refused;
      const { from, until, stories } = await nights.read(day);
      return { ok: true, from, until, summary: summarise(stories) };
    }),
    handle('POST /nights/:day/what-if', async ({ params: { day }, body }) => {
      const refused = refusalOf(day);
      if (refused !== null) return refused;
      if (Object.keys(body.limits).length === 0) return refusal('malformed');
      const { from, until, stories } = await nights.read(day);
      const given = Object.fromEntries(Object.entries(body.limits).filter(([, value]) => value !== undefined));
      return { ok: true, from, until, whatIf: whatIf(stories, given, live.site().state, until) };
    }),
    handle('GET /nights/reports', async () => ({ ok: true, reports: await reports.list() })),
    handle('POST /nights/:day/report', async ({ params: { day } }) => {
      const refused = refusalOf(day);
      if (refused !== null) return refused;
      await askForReport(day);
      return { ok: true };
    }),
    handle('GET /nights/:day/visits', async ({ params: { day }, session }) => {
      const csv = await reports.csv(day);
      if (csv === null) return refusal('not-found');
      // [AU1] An export is on record before it is sent.
      const unrecorded = await audit.did(session, { type: 'exported', kind: 'night-visits', of: day });
      return unrecorded === null ? { ok: true, csv } : refusal(unrecorded.code, unrecorded.params);
    }),
  ];
}
