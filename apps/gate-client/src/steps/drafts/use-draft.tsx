import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { useStore } from 'zustand';
import { usePerson, useSessionStore } from '../../session/session-store.ts';
import { createDrafts, type Drafts } from './drafts.ts';

const DraftsContext = createContext<Drafts | null>(null);

export function DraftsProvider({ children }: { children: ReactNode }) {
  const [drafts] = useState(() => createDrafts(globalThis.sessionStorage));
  const session = useSessionStore();
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (now.session?.person.personId !== before.session?.person.personId) drafts.dropSecrets();
      }),
    [drafts, session],
  );
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (drafts === null) throw new Error('no drafts above this component');
  return drafts;
}

/** What changes, or what changes of what is there now. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>);
export type Draft<T> = { value: T; change: (to: Change<T>) => void; drop: () => void };

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
    (to: Change<T>) => {
      const known = schema.safeParse(drafts.store.getState()[full]);
      const now = known.success ? known.data : value;
      drafts.write(full, { ...now, ...(typeof to === 'function' ? to(now) : to) }, secret);
    },
    [drafts, full, schema, secret, value],
  );
  const drop = useCallback(() => drafts.drop(full), [drafts, full]);
  return { value, change, drop };
}
