import { z } from 'zod';
import { type Batch, batch as batchShape } from '@cordon/protocol/site/settings.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { localText } from '@cordon/protocol/local-time.ts';
import { instantOf } from '../../../watch/local-clock.ts';
import { formSchema, readForm } from '../parts/office-form.ts';

export const batchForm = z.object({
  agent: z.string(),
  value: z.string(),
  mixedAt: z.string(),
  expiresAt: z.string(),
});
export type BatchForm = z.infer<typeof batchForm>;

/** Mixed just now, used within the day: fresh daily is the rule. */
export function newBatch(agent: string, now: number, timeZone: string, mgPerL: number | null): BatchForm {
  return {
    agent,
    value: mgPerL === null ? '' : String(mgPerL),
    mixedAt: localText(now, timeZone),
    expiresAt: localText(now + 24 * hourMs, timeZone),
  };
}

export const batchProblems = ['incomplete', 'valueFault', 'expiryFault'] as const;
type BatchProblem = (typeof batchProblems)[number];

/** [U90] The batch that a form describes, or what is to be mended. */
export function batchSchema(id: string, timeZone: string): z.ZodType<Batch, BatchForm> {
  return formSchema<BatchForm, Batch, BatchProblem>(
    batchForm,
    batchShape,
    (form, blame) => {
      const typed = form.value.normalize('NFKC').trim();
      const [mixedAt, expiresAt] = [instantOf(form.mixedAt, timeZone), instantOf(form.expiresAt, timeZone)];
      if (form.agent.trim() === '') blame('agent', 'incomplete');
      if (typed === '') blame('value', 'incomplete');
      if (mixedAt === null) blame('mixedAt', 'incomplete');
      if (expiresAt === null) blame('expiresAt', 'incomplete');
      if (mixedAt !== null && expiresAt !== null && expiresAt <= mixedAt) blame('expiresAt', 'expiryFault');
      return { id, agent: form.agent, chlorineMgPerL: Number(typed), mixedAt, expiresAt, retired: false };
    },
    ([part]) => {
      switch (part) {
        case 'agent':
          return ['agent', 'incomplete'];
        case 'mixedAt':
          return ['mixedAt', 'incomplete'];
        case 'expiresAt':
          return ['expiresAt', 'expiryFault'];
        default:
          return ['value', 'valueFault'];
      }
    },
  );
}

export function readBatch(form: BatchForm, id: string, timeZone: string) {
  const read = readForm(batchSchema(id, timeZone), form);
  return read.ok ? ({ ok: true, batch: read.value } as const) : read;
}
