import type { NightSummary } from '@cordon/protocol/review/summary.ts';
import type { WhatIf } from '@cordon/protocol/review/what-if.ts';
import type { Limits } from '@cordon/protocol/site/settings.ts';
import { z } from 'zod';
import type { Api } from '../../../api/api.ts';
import type { Answer } from '../../../api/http.ts';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/* Made by the same program on the server; only its outline is looked at here. */
const night = z.object({ from: z.number(), until: z.number() });
const summarised = night.extend({ summary: z.custom<NightSummary>(isObject) });
const tried = night.extend({ whatIf: z.custom<WhatIf>(isObject) });

export type SummarisedNight = z.infer<typeof summarised>;
export type TriedNight = z.infer<typeof tried>;

export function fetchSummary({ send }: Api, day: string): Promise<Answer<SummarisedNight>> {
  return send('GET', `/nights/${day}/summary`, summarised);
}

const listed = z.object({ reports: z.array(z.object({ day: z.string(), madeAt: z.number() })) });
const asked = z.object({});
const file = z.object({ csv: z.string() });

/** The reports that are kept, the latest night first. */
export function fetchReports({ send }: Api): Promise<Answer<z.infer<typeof listed>>> {
  return send('GET', '/nights/reports', listed);
}

/** It is made by a job; the feed says when. */
export function askForReport({ send }: Api, day: string): Promise<Answer<z.infer<typeof asked>>> {
  return send('POST', `/nights/${day}/report`, asked);
}

export function fetchSpreadsheet({ send }: Api, day: string): Promise<Answer<z.infer<typeof file>>> {
  return send('GET', `/nights/${day}/visits`, file);
}

export function tryLimits({ send }: Api, day: string, limits: Partial<Limits>): Promise<Answer<TriedNight>> {
  return send('POST', `/nights/${day}/what-if`, tried, { limits });
}
