import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { useStore } from 'zustand';
import { CordonProvider, useCordon } from '../../context/cordon-context.tsx';
import { usePerson, useSessionStore } from '../../session/session-store.ts';
import { createDrafts, type Drafts } from './drafts.ts';

declare module '../../context/cordon-context.tsx' {
  interface CordonParts {
    drafts: Drafts;
  }
}

export function DraftsProvider({ children }: { children: ReactNode }) {
  const [parts] = useState(() => ({ drafts: createDrafts(globalThis.sessionStorage) }));
  const { drafts } = parts;
  const session = useSessionStore();
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (now.session?.person.personId !== before.session?.person.personId) drafts.dropSecrets();
      }),
    [drafts, session],
  );
  return <CordonProvider parts={parts}>{children}</CordonProvider>;
}

export const useDrafts = () => useCordon('drafts');

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
