import { type Alerting, alerting as alertingShape, escalationRoles, means } from '@cordon/protocol/alert/policy.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { z } from 'zod';
import { formSchema, readForm } from '../parts/office-form.ts';

/* The fields of the page: figures as they were typed. */
const stepDraft = z.object({
  after: z.string(),
  whom: z.array(z.enum(escalationRoles)),
  means: z.array(z.enum(means)),
});
export type StepDraft = z.infer<typeof stepDraft>;

const policyDraft = z.object({ acknowledged: z.string(), steps: z.array(stepDraft) });
export type PolicyDraft = z.infer<typeof policyDraft>;

export const watchFigures = ['nobodyMinutes', 'tabletMinutes', 'feedMinutes'] as const;
export type WatchFigure = (typeof watchFigures)[number];

export const alertingDraft = z.object({
  policies: z.object({ info: policyDraft, warning: policyDraft, high: policyDraft, critical: policyDraft }),
  silence: z.string(),
  watch: z.object({ nobodyMinutes: z.string(), tabletMinutes: z.string(), feedMinutes: z.string() }),
});
export type AlertingDraft = z.infer<typeof alertingDraft>;

/** The worst first: what must not go wrong. An information has no rules to set. */
export const editedSeverities = ['critical', 'high', 'warning'] as const;
export const mostSteps = 6;

export function draftOf({ policies, silenceMinutes, watch }: Alerting): AlertingDraft {
  const ofSeverity = (severity: (typeof severities)[number]): PolicyDraft => {
    const { acknowledgedMinutes, steps } = policies[severity];
    return {
      acknowledged: acknowledgedMinutes === null ? '' : String(acknowledgedMinutes),
      steps: steps.map((step) => ({ after: String(step.afterMinutes), whom: step.whom, means: step.means })),
    };
  };
  return {
    policies: {
      info: ofSeverity('info'),
      warning: ofSeverity('warning'),
      high: ofSeverity('high'),
      critical: ofSeverity('critical'),
    },
    silence: String(silenceMinutes),
    watch: {
      nobodyMinutes: String(watch.nobodyMinutes),
      tabletMinutes: String(watch.tabletMinutes),
      feedMinutes: String(watch.feedMinutes),
    },
  };
}

export type Fault = { kind: 'minutes'; min: 0 | 1 } | { kind: 'order' | 'whom' | 'means' };

/** What is wrong with the page, by the field that it is wrong in: `high.steps.0.after`. */
export type Faults = ReadonlyMap<string, Fault>;

/** [U212] Every fault stands at its field: figures within bounds, steps in order, somebody told by some means. */
export function faultsOf(draft: AlertingDraft): Faults {
  const faults = new Map<string, Fault>();
  const figure = (path: string, text: string, min: 0 | 1): void => {
    if (minutesOf(text, min) === null) faults.set(path, { kind: 'minutes', min });
  };
  for (const severity of severities) {
    const { acknowledged, steps } = draft.policies[severity];
    if (acknowledged.trim() !== '') figure(`${severity}.acknowledged`, acknowledged, 1);
    steps.forEach((step, index) => {
      const path = `${severity}.steps.${index}`;
      figure(`${path}.after`, step.after, 0);
      const [now, before] = [minutesOf(step.after, 0), minutesOf(steps[index - 1]?.after ?? '0', 0)];
      if (now !== null && before !== null && now < before) faults.set(`${path}.after`, { kind: 'order' });
      if (step.whom.length === 0) faults.set(`${path}.whom`, { kind: 'whom' });
      if (step.means.length === 0) faults.set(`${path}.means`, { kind: 'means' });
    });
  }
  figure('silence', draft.silence, 1);
  for (const name of watchFigures) figure(`watch.${name}`, draft.watch[name], 1);
  return faults;
}

/** A figure within the protocol's bounds; null when the text is none. */
export function minutesOf(text: string, min: 0 | 1): number | null {
  const typed = text.normalize('NFKC').trim();
  const value = typed === '' ? Number.NaN : Number(typed);
  return value >= min && value <= 1440 ? value : null;
}

export const alertingProblems = ['minutes 0', 'minutes 1', 'order', 'whom', 'means'] as const;
type AlertingProblem = (typeof alertingProblems)[number];

/** [U212] The rules as the server takes them; nothing as long as anything is wrong. */
export const alertingSchema = formSchema<AlertingDraft, Alerting, AlertingProblem>(
  alertingDraft,
  alertingShape,
  (draft, blame) => {
    for (const [path, fault] of faultsOf(draft)) {
      const [part = '', ...below] = path.split('.');
      const problem = fault.kind === 'minutes' ? (`minutes ${fault.min}` as const) : fault.kind;
      if (part === 'silence') blame('silence', problem);
      else if (part === 'watch') blame('watch', problem, ...below);
      else blame('policies', problem, part, ...below.map((name) => (/^\d+$/u.test(name) ? Number(name) : name)));
    }
    return rawAlerting(draft);
  },
  ([part]) => [part === 'policies' || part === 'watch' ? part : 'silence', 'minutes 1'],
);

function rawAlerting(draft: AlertingDraft) {
  const figure = (text: string) => minutesOf(text, 0);
  return {
    policies: Object.fromEntries(
      severities.map((severity) => {
        const { acknowledged, steps } = draft.policies[severity];
        return [
          severity,
          {
            acknowledgedMinutes: acknowledged.trim() === '' ? null : figure(acknowledged),
            steps: steps.map((step) => ({ afterMinutes: figure(step.after), whom: step.whom, means: step.means })),
          },
        ];
      }),
    ),
    silenceMinutes: figure(draft.silence),
    watch: Object.fromEntries(watchFigures.map((name) => [name, figure(draft.watch[name])])),
  };
}

export function readAlerting(draft: AlertingDraft): Alerting | null {
  const read = readForm(alertingSchema, draft);
  return read.ok ? read.value : null;
}

/** What a new step begins with: five minutes after the one before it, everybody, by every means. */
export function nextStep(steps: readonly StepDraft[]): StepDraft {
  const last = minutesOf(steps.at(-1)?.after ?? '', 0);
  return { after: String(last === null ? 5 : Math.min(1440, last + 5)), whom: [...escalationRoles], means: [...means] };
}
