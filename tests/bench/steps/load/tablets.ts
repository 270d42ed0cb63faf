import { v7 } from 'uuid';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { Lane } from './pace.ts';

const ack = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), seq: z.number() }),
  z.object({ ok: z.literal(false), code: z.string(), params: z.unknown() }),
]);
type Visit = readonly object[];

const throttledPauseMs = 100;

/** Tablets that take visits through their first steps: each is at one vehicle, and takes the next one after its last step. */
export class Tablets {
  readonly acknowledged = new Map<string, number>();
  throttled = 0;
  lastSeq = 0;
  readonly lanes: readonly Lane[];
  #waiting: Visit[] = [];
  readonly #connections: readonly Connection[];

  constructor(connections: readonly Connection[], sending: (commandId: string, intended: number) => void) {
    this.#connections = connections;
    this.lanes = connections.map((connection) => this.#laneOf(connection, sending));
  }

  take(visits: readonly Visit[]): void {
    this.#waiting.push(...visits);
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }

  #laneOf(connection: Connection, sending: (commandId: string, intended: number) => void): Lane {
    let atHand: object[] = [];
    return {
      send: (intended, answered) => {
        if (atHand.length === 0) atHand = [...(this.#waiting.shift() ?? [])];
        const step = atHand.shift();
        if (step === undefined) return false;
        const commandId = v7();
        const text = JSON.stringify({ ...step, commandId, observedAt: Date.now() });
        sending(commandId, intended);
        const send = (): void =>
          connection.ask(text, (answer) => {
            const read = ack.parse(JSON.parse(answer));
            if (read.ok) {
              this.acknowledged.set(commandId, read.seq);
              this.lastSeq = Math.max(this.lastSeq, read.seq);
              answered();
            } else if (read.code === 'too-many-requests') {
              this.throttled += 1;
              setTimeout(send, throttledPauseMs);
            } else throw new Error(`a step was refused: ${answer}`);
          });
        send();
        return true;
      },
    };
  }
}
