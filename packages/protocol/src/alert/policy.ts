import { z } from 'zod';
import { severities } from './severity.ts';

/** The roles that an escalation may call. */
export const escalationRoles = ['supervisor', 'admin'] as const;

/** How an escalation calls people: their screens ring, or a message goes out through the site's channels. */
export const means = ['screen', 'message'] as const;
export type Means = (typeof means)[number];

const minutes = z.number().min(0).max(1440);

/** One step of an escalation: whom to call, by what means, and after how many minutes without an acknowledgement. */
export const escalationStep = z.strictObject({
  afterMinutes: minutes, // counted from when the alert began to ring
  whom: z.array(z.enum(escalationRoles)).min(1).max(escalationRoles.length),
  means: z.array(z.enum(means)).min(1).max(means.length),
});
export type EscalationStep = z.infer<typeof escalationStep>;

/** What happens with an alert of one severity: how long an acknowledgement lasts, and the escalation steps. */
export const alertPolicy = z.strictObject({
  acknowledgedMinutes: minutes.min(1).nullable(), // how long an acknowledgement lasts; null: without end
  steps: z
    .array(escalationStep)
    .max(6)
    .refine((steps) => steps.every((step, i) => step.afterMinutes >= (steps[i - 1]?.afterMinutes ?? 0)), {
      error: 'steps out of order',
    }),
});
export type AlertPolicy = z.infer<typeof alertPolicy>;

/** [B16] The site's alert settings: a policy for each severity, the longest silence, the limits of the watch. */
export const alerting = z.strictObject({
  policies: z.strictObject(
    Object.fromEntries(severities.map((severity) => [severity, alertPolicy])) as Record<
      (typeof severities)[number],
      typeof alertPolicy
    >,
  ),
  silenceMinutes: minutes.min(1), // the longest silence
  watch: z.strictObject({
    nobodyMinutes: minutes.min(1), // no supervisor is connected
    tabletMinutes: minutes.min(1), // a tablet on duty has not been seen
    feedMinutes: minutes.min(1), // the feed has no new entry while vehicles are here
  }),
});
export type Alerting = z.infer<typeof alerting>;

/** The alert settings of a new site. */
export const usualAlerting: Alerting = {
  policies: {
    info: { acknowledgedMinutes: null, steps: [] },
    warning: {
      acknowledgedMinutes: 60,
      steps: [{ afterMinutes: 15, whom: ['supervisor'], means: ['message'] }],
    },
    high: {
      acknowledgedMinutes: 30,
      steps: [
        { afterMinutes: 0, whom: ['supervisor'], means: ['message'] },
        { afterMinutes: 5, whom: ['supervisor', 'admin'], means: ['screen', 'message'] },
      ],
    },
    critical: {
      acknowledgedMinutes: 15,
      steps: [
        { afterMinutes: 0, whom: ['supervisor'], means: ['message'] },
        { afterMinutes: 2, whom: ['supervisor', 'admin'], means: ['screen', 'message'] },
        { afterMinutes: 10, whom: ['admin'], means: ['screen', 'message'] },
      ],
    },
  },
  silenceMinutes: 240,
  watch: { nobodyMinutes: 2, tabletMinutes: 10, feedMinutes: 60 },
};
