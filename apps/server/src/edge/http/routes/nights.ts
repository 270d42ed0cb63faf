import { isCalendarDay, type LocalDay } from '@cordon/protocol/declaration/local-time.ts';
import { summarise } from '@cordon/protocol/review/summary.ts';
import { whatIf } from '@cordon/protocol/review/what-if.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { limits } from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import type { Live } from '../../../feed/live.ts';
import type { Nights } from '../../../review/nights.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Route } from '../route.ts';

export type NightRouteParts = { nights: Nights; live: Pick<Live, 'site'> };

const readers: readonly Role[] = ['supervisor', 'admin', 'auditor'];

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text): LocalDay => {
    const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
    return { year, month, day: date };
  })
  .refine(isCalendarDay);

const tried = z.strictObject({ limits: z.strictObject(limits.shape).partial() });

export function nightRoutes({ nights, live }: NightRouteParts): Route[] {
  return [
    {
      method: 'get',
      path: '/nights/:day/summary',
      who: 'signed-in',
      roles: readers,
      body: 'none',
      async handle({ params }) {
        const read = readPayload(day, params['day']);
        if (!read.ok) return read.refusal;
        const { from, until, stories } = await nights.read(read.value);
        return { ok: true, from, until, summary: summarise(stories) };
      },
    },
    {
      method: 'post',
      path: '/nights/:day/what-if',
      who: 'signed-in',
      roles: readers,
      body: 'json',
      async handle({ params, body }) {
        const read = readPayload(day, params['day']);
        if (!read.ok) return read.refusal;
        const change = readPayload(tried, body);
        if (!change.ok) return change.refusal;
        if (Object.keys(change.value.limits).length === 0) return refusal('malformed');
        const { from, until, stories } = await nights.read(read.value);
        const given = Object.fromEntries(
          Object.entries(change.value.limits).filter(([, value]) => value !== undefined),
        );
        return { ok: true, from, until, whatIf: whatIf(stories, given, live.site().state, until) };
      },
    },
  ];
}
