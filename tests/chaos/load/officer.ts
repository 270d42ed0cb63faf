import type { Role } from '@cordon/protocol/roles.ts';
import { ack, type Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { History, Mark } from '../history.ts';
import type { Connection } from './connection.ts';

/** How a command goes out: how many times at once, and whether again later. */
export type Manner = { copies: number; mark?: Mark };
export const usualManner: Manner = { copies: 1 };

/** Somebody on duty with one connection or more, whose every act is written down. */
export type Officer = {
  readonly personId: string;
  readonly role: Role;
  /** The same command again and again until its answer is known. @returns null when the run ends before */
  send(command: Command, manner?: Manner): Promise<Ack | null>;
  /** Once, whatever comes of it. */
  sendOnce(command: Command, mark?: Mark): Promise<Ack | null>;
  isTurnedAway(): boolean;
  leave(): void;
};

export type OfficerParts = {
  personId: string;
  role: Role;
  connections: readonly Connection[];
  history: History;
  isOver: () => boolean;
  /** Called with each honest command that has its answer. */
  onSettled?: (command: Command, officer: Officer) => void;
};

const pauseMs = 20;

export function createOfficer({ personId, role, connections, history, isOver, onSettled }: OfficerParts): Officer {
  let turn = 0;
  const isTurnedAway = () => connections.every((connection) => connection.isTurnedAway());

  async function sendOnce(command: Command, mark?: Mark): Promise<Ack | null> {
    const connection = connections[(turn += 1) % connections.length];
    history.invoke(personId, command, mark);
    const answer = ack.safeParse(await connection?.ask('command', command)).data ?? null;
    history.answered(personId, command, answer, mark);
    return answer;
  }

  const officer: Officer = {
    personId,
    role,
    sendOnce,
    isTurnedAway,
    async send(command, { copies, mark } = usualManner) {
      for (;;) {
        const acks = await Promise.all(Array.from({ length: copies }, () => sendOnce(command, mark)));
        const known = acks.find((one) => one !== null && (one.ok || !one.retryable));
        if (known !== undefined && mark === undefined) onSettled?.(command, officer);
        if (known !== undefined) return known;
        if (isOver() || isTurnedAway()) return null;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    leave: () => {
      for (const connection of connections) connection.close();
    },
  };
  return officer;
}
