import { useCallback } from 'react';
import { z } from 'zod';
import { useDraft } from '../../steps/drafts/use-draft.tsx';
import { formPlace, type FormPlace } from '../../steps/parts/opened-form.tsx';

const task = z.discriminatedUnion('is', [
  formPlace,
  z.object({ is: z.literal('crew') }),
  z.object({ is: z.literal('unannounced'), plate: z.string() }),
]);
export type GateTask = z.infer<typeof task>;

const fields = z.object({ visitId: z.string().nullable(), task: task.nullable() });
type Place = z.infer<typeof fields>;

const start: Place = { visitId: null, task: null };

/** Which vehicle is looked at and what is being done with it; loading the page again comes back to it. */
export function useGatePlace() {
  const { value, change } = useDraft('gate', fields, start);
  /** @param from only if this form is still the open one: an answer that comes late must not shut another form */
  const go = useCallback(
    (to: Partial<Place>, from?: FormPlace) => {
      change((now) => (from !== undefined && !isSame(now.task, from) ? {} : to));
    },
    [change],
  );
  return { place: value, go };
}

function isSame(a: GateTask | null, b: FormPlace): boolean {
  return a?.is === 'form' && a.stepId === b.stepId && a.entry === b.entry;
}
