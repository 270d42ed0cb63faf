import type { Squad } from './officers.ts';
import type { AttackedServer } from './server.ts';

/** Where an attack takes place. */
export type Arena = {
  server: AttackedServer;
  squad(): Promise<Squad>;
  frames: number;
  attempts: number;
  seed: number;
  say(line: string): void; // to whoever waits
};

export type Outcome = {
  figures: Readonly<Record<string, unknown>>;
  /** What was promised and did not hold, one sentence each. */
  broken: readonly string[];
};

/** One way to attack. A new one is one file in `kinds/` and one line in `kinds.ts`. */
export type Kind = { name: string; run(arena: Arena): Promise<Outcome> };
