import type { LocalDay } from '@cordon/protocol/declaration/local-time.ts';
import { dayNamed, nightBounds } from '@cordon/protocol/review/night-day.ts';
import { summarise } from '@cordon/protocol/review/summary.ts';
import { whatIf } from '@cordon/protocol/review/what-if.ts';
import { limits } from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import { isPlausibleEta } from '@cordon/protocol/plausible.ts';
import type { Live } from '../../../feed/live.ts';
import type { Nights } from '../../../review/nights.ts';
import type { Clock } from '../../../ops/clock.ts';
import type { AskForReport, Reports } from '../../../review/reports.ts';
import { readPayload } from '../../inspect.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import type { Answer, Route, SignedCall } from '../route.ts';

export type NightRouteParts = {
  audit: Pick<Audit, 'did'>;
  nights: Nights;
  reports: Reports;
  askForReport: AskForReport;
  live: Pick<Live, 'site'>;
  clock: Pick<Clock, 'now'>;
};

const day = z.string().transform((text, context) => {
  const named = dayNamed(text);
  if (named !== null) return named;
  context.addIssue({ code: 'custom', message: 'no day' });
  return z.NEVER;
});

const tried = z.strictObject({ limits: z.strictObject(limits.shape).partial() });

export function nightRoutes({ nights, reports, askForReport, live, audit, clock }: NightRouteParts): Route[] {
  /** The night is named in the address; nothing is done for one that is none, or that nobody can mean [D37]. */
  const ofNight =
    (handle: (day: LocalDay, body: unknown) => Promise<Answer>) =>
    async ({ params, body }: SignedCall): Promise<Answer> => {
      const read = readPayload(day, params['day']);
      if (!read.ok) return read.refusal;
      const { from } = nightBounds(read.value, live.site().state.timeZone);
      if (!isPlausibleEta(from, clock.now())) return refusal('implausible-time', { field: 'night' });
      return handle(read.value, body);
    };

  return [
    {
      name: 'GET /nights/:day/summary',
      body: 'none',
      handle: ofNight(async (night) => {
        const { from, until, stories } = await nights.read(night);
        return { ok: true, from, until, summary: summarise(stories) };
      }),
    },
    {
      name: 'POST /nights/:day/what-if',
      body: 'json',
      handle: ofNight(async (night, body) => {
        const change = readPayload(tried, body);
        if (!change.ok) return change.refusal;
        if (Object.keys(change.value.limits).length === 0) return refusal('malformed');
        const { from, until, stories } = await nights.read(night);
        const given = Object.fromEntries(
          Object.entries(change.value.limits).filter(([, value]) => value !== undefined),
        );
        return { ok: true, from, until, whatIf: whatIf(stories, given, live.site().state, until) };
      }),
    },
    {
      name: 'GET /nights/reports',
      body: 'none',
      handle: async () => ({ ok: true, reports: await reports.list() }),
    },
    {
      name: 'POST /nights/:day/report',
      body: 'none',
      handle: ofNight(async (night) => {
        await askForReport(night);
        return { ok: true };
      }),
    },
    {
      name: 'GET /nights/:day/visits',
      body: 'none',
      async handle({ params, session }) {
        const csv = await reports.csv(params['day'] ?? '');
        if (csv === null) return refusal('not-found');
        // [AU1] What leaves the house is on record before it does.
        const unrecorded = await audit.did(session, {
          type: 'exported',
          kind: 'night-visits',
          of: params['day'] ?? null,
        });
        return unrecorded === null ? { ok: true, csv } : refusal(unrecorded.code, unrecorded.params);
      },
    },
  ];
}
