import type { Session } from '../../identity/identity.ts';
import type { LimitFigures } from './figures.ts';

export type SignedInConnections = {
  /** [LM4] Counts a connection of somebody who is signed in. @returns to be called when it has closed */
  enter(session: Session, close: () => void): () => void;
};

/**
 * The oldest connection is closed, not the newest: a tablet with a bad network leaves dead connections behind that nobody has
 * noticed yet, and it uses the one that it has just opened.
 */
export function createSignedInConnections(
  figures: Pick<LimitFigures, 'connectionsOfSession' | 'connectionsOfPerson' | 'connectionsOfDevice'>,
): SignedInConnections {
  const open = new Map<string, Set<() => void>>();
  const groupsOf = ({ sessionKey, personId, device }: Session) => [
    [`session:${sessionKey}`, figures.connectionsOfSession] as const,
    [`person:${personId}`, figures.connectionsOfPerson] as const,
    ...(device === null ? [] : [[`device:${device}`, figures.connectionsOfDevice] as const]),
  ];
  return {
    enter(session, close) {
      const entry = () => close(); // a function of its own, in case two connections have the same `close`
      for (const [key, most] of groupsOf(session)) {
        const connections = open.get(key) ?? new Set();
        open.set(key, connections.add(entry));
        const [oldest] = connections;
        if (connections.size > most) oldest?.();
      }
      return () => {
        for (const [key] of groupsOf(session)) {
          const connections = open.get(key);
          connections?.delete(entry);
          if (connections?.size === 0) open.delete(key);
        }
      };
    },
  };
}
