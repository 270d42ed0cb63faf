import { z } from 'zod';
import { alerting } from '../alert/policy.ts';
import { batchId, personId, slug, stationId } from '../ids.ts';
import { offlinePolicy } from '../offline/policy.ts';
import { role } from '../roles.ts';
import { type SlowKind, slowKinds } from '../steps/kinds.ts';
import { maxHistories } from '../steps/verify-crew/shape.ts';
import { nameText } from '../text.ts';
import { device, maxDevices } from './device.ts';
import { instant } from '../time.ts';

/** A name in both languages of the site. */
export const label = z.strictObject({ zh: nameText, en: nameText });
export type Label = z.infer<typeof label>;

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** An opening window of the gate or of a point, in local time. `to` at or before `from` is on the next day. */
export const openingWindow = z.strictObject({
  day: z.int().min(0).max(6), // from 0, Sunday
  from: clockTime,
  to: clockTime,
});
export type OpeningWindow = z.infer<typeof openingWindow>;
export const openingHours = z.array(openingWindow).max(28);

/** What a station is for: the gate, unloading supply, or loading refuse. */
export const stationKinds = ['gate', 'unloading', 'refuse'] as const;

/** A gate, an unloading point or a refuse point. */
export const station = z.strictObject({
  id: stationId,
  kind: z.enum(stationKinds),
  name: label,
  capacity: z.int().min(1).max(50), // vehicles at the point or on their way to it, at one time
  open: z.boolean(), // the office's switch
  hours: openingHours.nullable(), // of a point; null: no hours, only `open` counts
});
export type Station = z.infer<typeof station>;

const slow = z.number().min(1).max(1440);

/**
 * How long a step may take since the step before, in minutes, before an alert is raised. An arrival and an admission
 * may take any time. A disinfection's limit counts on top of the contact time.
 */
const slowMinutes = z.strictObject(
  Object.fromEntries(slowKinds.map((kind) => [kind, slow])) as Record<SlowKind, typeof slow>,
);

const figures = z.strictObject({
  contactMinutes: z.number().min(1).max(240),
  minChlorineMgPerL: z.number().min(50).max(10_000),
  temperatureBelowC: z.number().min(36).max(42),
  testAgeHours: z.number().min(1).max(168),
  crewMax: z.int().min(1).max(9),
  declareAheadHours: z.number().min(0).max(168),
  expectedLoopMinutes: z.number().min(10).max(1440), // projects the exit for the age of tests and for passes
  loopWarnMinutes: z.number().min(10).max(1440),
  loopCriticalMinutes: z.number().min(10).max(2880),
  resultMinutes: z.number().min(10).max(2880), // from the conditional verification to the result
  overrideMinutes: z.number().min(1).max(120),
  clearWarnMinutes: z.number().min(1).max(240),
  clearMaxHours: z.number().min(1).max(48), // a statement about people is valid for at most a night
  slowMinutes,
});

/** The figures that rules compare with; every one is a setting of the site. A warning must come before the alarm. */
export const limits = figures.refine(
  ({ loopWarnMinutes, loopCriticalMinutes }) => loopWarnMinutes < loopCriticalMinutes,
  {
    path: ['loopCriticalMinutes'],
  },
);
export type Limits = z.infer<typeof limits>;

/** A mixed batch of disinfectant, with a limited shelf life. */
export const batch = z
  .strictObject({
    id: batchId,
    agent: nameText,
    chlorineMgPerL: z.number().min(0).max(100_000),
    mixedAt: instant,
    expiresAt: instant,
    retired: z.boolean(),
  })
  .refine(({ mixedAt, expiresAt }) => mixedAt < expiresAt, { path: ['expiresAt'] });
export type Batch = z.infer<typeof batch>;

/** A question about a person's history that everybody in the cab is asked. The site names them. */
export const historyQuestion = z.strictObject({ id: slug, name: label });
export type HistoryQuestion = z.infer<typeof historyQuestion>;

/** A person who works at the site. The PIN is kept elsewhere, never in an event. */
export const staffMember = z.strictObject({
  personId,
  staffNumber: z.string().regex(/^\d{4,8}$/),
  name: nameText, // the name shown to colleagues
  role,
  stations: z.array(stationId).max(20), // where they may do steps; empty for roles without a station
  active: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

/** All settings of the site. */
export const siteSettings = z.strictObject({
  id: slug,
  name: label,
  timeZone: z.string().refine(isTimeZone),
  stations: z.array(station).min(1).max(60),
  hours: openingHours,
  limits,
  histories: z.array(historyQuestion).max(maxHistories),
  batches: z.array(batch).max(500),
  staff: z.array(staffMember).max(2000),
  devices: z.array(device).max(maxDevices),
  alerting,
  offline: offlinePolicy,
});
export type SiteSettings = z.infer<typeof siteSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
