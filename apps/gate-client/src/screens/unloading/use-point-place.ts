import { useCallback } from 'react';
import { z } from 'zod';
import { useDraft } from '../../steps/drafts/use-draft.tsx';
import { formPlace, type FormPlace } from '../../steps/parts/opened-form.tsx';

const fields = z.object({
  stationId: z.string().nullable(), // null: all of one's own
  visitId: z.string().nullable(),
  form: formPlace.nullable(),
});
type Place = z.infer<typeof fields>;

const start: Place = { stationId: null, visitId: null, form: null };

/** Which point and which vehicle is looked at; loading the page again comes back to it. */
export function usePointPlace() {
  const { value, change } = useDraft('unloading', fields, start);
  /** @param from only if this form is still the open one: an answer that comes late must not shut another form */
  const go = useCallback(
    (to: Partial<Place>, from?: FormPlace) => {
      change((now) => {
        const isAnother = from !== undefined && (now.form?.stepId !== from.stepId || now.form.entry !== from.entry);
        return isAnother ? {} : to;
      });
    },
    [change],
  );
  return { place: value, go };
}
