import { z } from 'zod';
import { type Batch, batch as batchShape } from '@cordon/protocol/site/settings.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { localText } from '@cordon/protocol/local-time.ts';
import { instantOf } from '../../../watch/local-clock.ts';

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

export type BatchProblem = 'incomplete' | 'valueFault' | 'expiryFault';

/** [U90] The batch that a form describes, or the first thing to mend. */
export function readBatch(
  form: BatchForm,
  id: string,
  timeZone: string,
): { ok: true; batch: Batch } | { ok: false; problem: BatchProblem } {
  const [mixedAt, expiresAt] = [instantOf(form.mixedAt, timeZone), instantOf(form.expiresAt, timeZone)];
  const typed = form.value.normalize('NFKC').trim();
  if (form.agent.trim() === '' || typed === '' || mixedAt === null || expiresAt === null) {
    return { ok: false, problem: 'incomplete' };
  }
  if (expiresAt <= mixedAt) return { ok: false, problem: 'expiryFault' };
  const read = batchShape.safeParse({
    id,
    agent: form.agent,
    chlorineMgPerL: Number(typed),
    mixedAt,
    expiresAt,
    retired: false,
  });
  return read.success ? { ok: true, batch: read.data } : { ok: false, problem: 'valueFault' };
}
