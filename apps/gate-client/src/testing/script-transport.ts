import type { OpenTransport, TransportEvents } from '../realtime/wire.ts';

type Asked = { event: string; payload: unknown; answer(value: unknown): void; cut(): void };

/** One wire of a test: opened, cut and answered by the script, never by itself. */
export class ScriptWire {
  asked: Asked[] = [];
  closed = false;
  readonly token: string;
  readonly events: TransportEvents;

  constructor(token: string, events: TransportEvents) {
    this.token = token;
    this.events = events;
  }

  /** The latest question of this kind that nobody has answered. */
  question(event: 'follow' | 'command' | 'deliver' | 'status'): Asked {
    const found = this.asked.findLast((asked) => asked.event === event);
    if (found === undefined) throw new Error(`nobody asked ${event}`);
    return found;
  }
}

export function scriptedTransport(): { open: OpenTransport; wires: ScriptWire[]; wire: () => ScriptWire } {
  const wires: ScriptWire[] = [];
  return {
    wires,
    wire() {
      const last = wires.at(-1);
      if (last === undefined) throw new Error('no wire was opened');
      return last;
    },
    open(token, events) {
      const wire = new ScriptWire(token, events);
      wires.push(wire);
      return {
        open: () => undefined,
        close: () => {
          wire.closed = true;
        },
        ask: (event, payload) =>
          new Promise((resolve, reject) => {
            wire.asked.push({ event, payload, answer: resolve, cut: () => reject(new Error('cut')) });
          }),
      };
    },
  };
}
