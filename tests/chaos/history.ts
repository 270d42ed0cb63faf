import { writeFileSync } from 'node:fs';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';

/**
 * What an actor did, or was answered. Without an answer nobody knows whether a command was carried out: a time-out, a lost
 * connection and an answer that asks to try again are `unknown`, never `refused`.
 */
export type Act = {
  t: number; // epoch ms
  actor: string; // ID of the person
  op: Command['type'];
  commandId: string;
  visit: string | null;
  type: 'invoke' | 'ok' | 'refused' | 'unknown';
  seq?: number;
  feed?: string;
  version?: number;
  unchanged?: boolean;
  code?: string; // of a refusal, or of an answer that asks to try again
  mark?: Mark;
};

/** `forbidden`: the actor may not do this. `reused`: the ID of another command. Any other mark names a race. */
export type Mark = 'forbidden' | 'reused' | `race ${string}`;

export type History = {
  readonly acts: readonly Act[];
  invoke(actor: string, command: Command, mark?: Mark): void;
  answered(actor: string, command: Command, ack: Ack | null, mark?: Mark): void;
  /** How many commands were acknowledged as carried out, each send counted. */
  acknowledged(): number;
  /** Resolves when this many more have been acknowledged. */
  more(count: number): Promise<void>;
  /** Resolves with the moment of the first acknowledgement of a command that was sent after `since`. */
  firstAfter(since: number): Promise<number>;
  /** One act a line. */
  save(file: string): void;
};

type Waiting = { isMet(act: Act): boolean; met(t: number): void };

export function createHistory(now: () => number = Date.now): History {
  const acts: Act[] = [];
  const invokedAt = new Map<string, number>(); // the latest, by command
  const waiting = new Set<Waiting>();
  let oks = 0;

  function add(act: Act): void {
    acts.push(act);
    if (act.type !== 'ok') return;
    oks += 1;
    for (const one of waiting) {
      if (!one.isMet(act)) continue;
      waiting.delete(one);
      one.met(act.t);
    }
  }
  const wait = (isMet: Waiting['isMet']) => new Promise<number>((met) => void waiting.add({ isMet, met }));
  const begin = (actor: string, command: Command, mark: Mark | undefined) => ({
    t: now(),
    actor,
    op: command.type,
    commandId: command.commandId,
    visit: 'visitId' in command ? command.visitId : null,
    ...(mark === undefined ? {} : { mark }),
  });

  return {
    acts,
    invoke(actor, command, mark) {
      const act: Act = { ...begin(actor, command, mark), type: 'invoke' };
      invokedAt.set(act.commandId, act.t);
      add(act);
    },
    answered(actor, command, ack, mark) {
      const about = begin(actor, command, mark);
      if (ack === null) return add({ ...about, type: 'unknown' });
      if (!ack.ok) return add({ ...about, type: ack.retryable ? 'unknown' : 'refused', code: ack.code });
      const { seq, version, unchanged, feed } = ack;
      return add({ ...about, type: 'ok', seq, version, unchanged, ...(feed === undefined ? {} : { feed }) });
    },
    acknowledged: () => oks,
    async more(count) {
      const goal = oks + count;
      await wait(() => oks >= goal);
    },
    firstAfter: (since) => wait(({ commandId }) => (invokedAt.get(commandId) ?? 0) > since),
    save: (file) => writeFileSync(file, acts.map((act) => `${JSON.stringify(act)}\n`).join('')),
  };
}
