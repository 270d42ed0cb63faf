import { z } from 'zod';
import { severities } from './severity.ts';

/** Who can be told that an alert is in nobody's hand. */
export const escalationRoles = ['supervisor', 'admin'] as const;

/** A screen rings; a message goes out by the channels that the site has for these people. */
export const means = ['screen', 'message'] as const;
export type Means = (typeof means)[number];

const minutes = z.number().min(0).max(1440);

/** One step of the escalation: whom, after how long in nobody's hand, by what means. */
export const escalationStep = z.strictObject({
  afterMinutes: minutes, // since it rings
  whom: z.array(z.enum(escalationRoles)).min(1).max(escalationRoles.length),
  means: z.array(z.enum(means)).min(1).max(means.length),
});
export type EscalationStep = z.infer<typeof escalationStep>;

export const alertPolicy = z.strictObject({
  acknowledgedMinutes: minutes.min(1).nullable(), // how long "in hand" is believed; null: for ever
  steps: z
    .array(escalationStep)
    .max(6)
    .refine((steps) => steps.every((step, i) => step.afterMinutes >= (steps[i - 1]?.afterMinutes ?? 0)), {
      error: 'steps out of order',
    }),
});
export type AlertPolicy = z.infer<typeof alertPolicy>;

/** [B16] What the site wants to happen with an alert that nobody takes in hand. */
export const alerting = z.strictObject({
  policies: z.strictObject(
    Object.fromEntries(severities.map((severity) => [severity, alertPolicy])) as Record<
      (typeof severities)[number],
      typeof alertPolicy
    >,
  ),
  silenceMinutes: minutes.min(1), // the longest silence
  watch: z.strictObject({
    nobodyMinutes: minutes.min(1), // no supervisor follows
    tabletMinutes: minutes.min(1), // a tablet on duty is silent
    feedMinutes: minutes.min(1), // vehicles are here, and nothing happens
  }),
});
export type Alerting = z.infer<typeof alerting>;

/** What a new site begins with. */
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
