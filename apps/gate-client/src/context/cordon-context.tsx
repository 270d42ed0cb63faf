import { createContext, type ReactNode, useContext, useMemo } from 'react';

/**
 * What the components of one window share. Each folder adds its own part where its type is known (`declare module`), so that
 * this one knows none of them. The parts are stores and functions: they stay the same as long as the window is open, and
 * what changes is read out of them.
 */
export interface CordonParts {}

const CordonContext = createContext<Partial<CordonParts>>({});

type Props = { parts: Partial<CordonParts>; children: ReactNode };

/** The parts for what is below; they are added to those that are there already. */
export function CordonProvider({ parts, children }: Props) {
  const above = useContext(CordonContext);
  const all = useMemo(() => ({ ...above, ...parts }), [above, parts]);
  return <CordonContext value={all}>{children}</CordonContext>;
}

/** @throws Error when no provider above has this part: it was forgotten, which a test shows at once */
export function useCordon<K extends keyof CordonParts>(name: K): CordonParts[K] {
  const part = useContext(CordonContext)[name];
  if (part === undefined) throw new Error(`no ${name} above this component`);
  return part;
}
