import type { Session } from '../../identity/identity.ts';
import type { LimitFigures } from './figures.ts';

export type Lines = {
  /** [LM4] Counts a line of somebody who is signed in. @returns to be called when it has closed */
  enter(session: Session, close: () => void): () => void;
};

/**
 * The oldest line gives way, not the newest: a tablet whose network comes and goes leaves dead lines behind that nobody
 * has noticed yet, and the one that it has just opened is the one that it uses.
 */
export function openLines(figures: Pick<LimitFigures, 'linesOfSession' | 'linesOfPerson' | 'linesOfDevice'>): Lines {
  const open = new Map<string, Set<() => void>>();
  const groupsOf = ({ sessionKey, personId, device }: Session) => [
    [`session:${sessionKey}`, figures.linesOfSession] as const,
    [`person:${personId}`, figures.linesOfPerson] as const,
    ...(device === null ? [] : [[`device:${device}`, figures.linesOfDevice] as const]),
  ];
  return {
    enter(session, close) {
      const entry = () => close(); // its own, should two lines be closed by the same function
      for (const [key, most] of groupsOf(session)) {
        const lines = open.get(key) ?? new Set();
        open.set(key, lines.add(entry));
        const [oldest] = lines;
        if (lines.size > most) oldest?.();
      }
      return () => {
        for (const [key] of groupsOf(session)) {
          const lines = open.get(key);
          lines?.delete(entry);
          if (lines?.size === 0) open.delete(key);
        }
      };
    },
  };
}
