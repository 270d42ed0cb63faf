import { useMemo } from 'react';
import { z } from 'zod';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';

export type SiteDraft<T> = {
  value: T;
  change: (value: T) => void;
  discard: () => void;
  dirty: boolean;
  overtaken: boolean; // the site has changed under an unsaved draft
};

/**
 * A copy of the site's own value to work on. Untouched, it follows the feed; touched, it stays as it is, also when the
 * page is left, and says so when somebody else was quicker.
 */
export function useSiteDraft<T>(key: string, schema: z.ZodType<T>, present: T): SiteDraft<T> {
  const shape = useMemo(() => z.object({ base: z.string(), value: schema }), [schema]);
  const now = JSON.stringify(present);
  const { value: draft, change, drop } = useDraft(key, shape, { base: '', value: present });
  const dirty = draft.base !== '';
  return {
    value: draft.value,
    change: (value) => {
      change((before) => ({ base: before.base === '' ? now : before.base, value }));
    },
    discard: drop,
    dirty,
    overtaken: dirty && draft.base !== now,
  };
}
