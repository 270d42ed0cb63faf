import { z } from 'zod';
import { severities } from '../../alert/severity.ts';
import type { LocalDay } from '../../local-time.ts';
import { dayNamed } from '../../review/night-day.ts';
import type { NightSummary } from '../../review/summary.ts';
import type { WhatIf } from '../../review/what-if.ts';
import { readers } from '../../roles.ts';
import { limits } from '../../site/settings.ts';
import { nameInPath, nothing, outlined, routes } from './route.ts';

const day = z
  .string()
  .meta({ format: 'date', example: '2026-11-12' })
  .transform((text, context): LocalDay => {
    const named = dayNamed(text);
    if (named !== null) return named;
    context.addIssue({ code: 'custom', message: 'no day' });
    return z.NEVER;
  });
const params = z.object({ day });

const count = z.int();
const took = z.looseObject({ count, median: z.number().nullable(), longest: z.number().nullable() });
const summary = outlined<NightSummary>()(
  z.looseObject({
    visits: z.record(z.string(), count),
    unannounced: count,
    loops: took.extend({ slowest: z.string().nullable() }),
    fails: z.array(z.looseObject({ rule: z.string(), count })),
    overrides: z.looseObject({ asked: count, approved: count, denied: count, lapsed: count }),
    deviations: z.looseObject({ reported: count, breaches: count }),
    alerts: z.record(z.enum(severities), count),
    acknowledged: z.record(z.enum(severities), took),
    unacknowledged: count,
    escalations: count,
    falseAlarms: z.array(z.looseObject({ rule: z.string(), closed: count, false: count })),
  }),
);

const findingOutcome = z.enum(['pass', 'warn', 'fail']);
const findingDiffers = z.looseObject({
  stepId: z.string(),
  rule: z.string(),
  personId: z.string().nullable(),
  at: z.int(),
  was: findingOutcome,
  would: findingOutcome,
});
const alertDiffers = z.looseObject({
  rule: z.string(),
  stepId: z.string().nullable(),
  was: z.int().nullable(), // null: it did not ring
  would: z.int().nullable(),
});
const whatIf = outlined<WhatIf>()(
  z.looseObject({
    visits: count,
    differing: z.array(
      z.looseObject({
        visitId: z.string(),
        plate: z.string(),
        findings: z.array(findingDiffers),
        alerts: z.array(alertDiffers),
      }),
    ),
    fails: z.looseObject({ more: count, fewer: count }),
    alerts: z.looseObject({ more: count, fewer: count, moved: count }),
  }),
);

const night = { from: z.int(), until: z.int() };
const summarised = z.object({ ...night, summary });
export type SummarisedNight = z.infer<typeof summarised>;
const tried = z.object({ ...night, whatIf });
export type TriedNight = z.infer<typeof tried>;

/** Reports of nights, and trials of other limits. */
export const nightRoutes = routes({
  'GET /nights/reports': {
    summary: 'The reports that are kept, the latest night first',
    access: readers,
    answer: z.object({ reports: z.array(z.object({ day: z.string(), madeAt: z.int() })) }),
  },
  'GET /nights/:day/summary': { summary: 'A night in figures', access: readers, params, answer: summarised },
  'POST /nights/:day/what-if': {
    summary: 'What a night would have been under other limits',
    access: readers,
    params,
    body: z.strictObject({ limits: z.strictObject(limits.shape).partial() }),
    answer: tried,
  },
  'POST /nights/:day/report': {
    summary: 'Have the report of a night made; the feed says when it is',
    access: readers,
    params,
    answer: nothing,
  },
  'GET /nights/:day/visits': {
    summary: 'The visits of a reported night as CSV',
    access: readers,
    params: z.object({ day: nameInPath }),
    answer: z.object({ csv: z.string() }),
  },
});
