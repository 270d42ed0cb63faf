import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { useStore } from 'zustand';
import { usePerson } from '../../session/session-store.ts';
import { createDrafts, type Drafts } from './drafts.ts';

const DraftsContext = createContext<Drafts | null>(null);

export function DraftsProvider({ children }: { children: ReactNode }) {
  const [drafts] = useState(() => createDrafts(globalThis.sessionStorage));
  const personId = usePerson()?.personId ?? null;
  useEffect(() => () => drafts.dropSecrets(), [drafts, personId]);
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (drafts === null) throw new Error('no drafts above this component');
  return drafts;
}

export type Draft<T> = { value: T; change: (to: Partial<T>) => void; drop: () => void };

/**
 * The fields of one form. Each officer has drafts of their own: what one has seen, another must not report.
 *
 * @param schema a draft of another form's shape is dropped
 * @param secret for what says something of a person
 */
export function useDraft<T extends Record<string, unknown>>(
  key: string,
  schema: z.ZodType<T>,
  initial: T,
  { secret = false }: { secret?: boolean } = {},
): Draft<T> {
  const drafts = useDrafts();
  const owner = usePerson()?.personId ?? '';
  const full = `${owner}/${key}`;
  const stored = useStore(drafts.store, (all) => all[full]);
  const read = useMemo(() => schema.safeParse(stored), [schema, stored]);
  const value = read.success ? read.data : initial;
  const change = useCallback(
    (to: Partial<T>) => {
      const now = schema.safeParse(drafts.store.getState()[full]);
      drafts.write(full, { ...(now.success ? now.data : value), ...to }, secret);
    },
    [drafts, full, schema, secret, value],
  );
  const drop = useCallback(() => drafts.drop(full), [drafts, full]);
  return { value, change, drop };
}
