import type { Kind } from '../kind.ts';
import { probe } from '../load/probe.ts';
import { pause } from '../stage/collect.ts';

/** One of two processes stands still, as on a machine that was put to sleep; its clients go to the other one. */
export const freezeServer: Kind = {
  name: 'freeze-server',
  does: 'stops one of two servers for up to eight seconds, past its lease, with commands under way',
  rounds: 5,
  servers: 2,
  async round({ stage, random }) {
    const which = Math.floor(random() * stage.servers.length);
    const server = stage.servers[which];
    await stage.history.more(20 + Math.floor(random() * 60));
    const since = Date.now();
    server?.freeze();
    const answered = probe(stage, which);
    await pause(200 + random() * 7_800);
    server?.thaw();
    return { recoveryMs: (await answered) - since };
  },
};

/** One of three processes is killed at a time; its clients go to the others. */
export const killOneOfThree: Kind = {
  name: 'kill-one-of-three',
  does: 'kills one of three servers, the one that keeps the clock among them, and starts it again',
  rounds: 10,
  servers: 3,
  load: { lanes: 16 },
  async round({ stage, random }) {
    const which = Math.floor(random() * stage.servers.length);
    const server = stage.servers[which];
    await stage.history.more(20 + Math.floor(random() * 60));
    const since = Date.now();
    await server?.kill();
    const answered = probe(stage, which);
    await server?.start();
    return { recoveryMs: (await answered) - since };
  },
};

/** Each of two processes is told to stop and is started again, one after the other: no confirmed step is lost, no screen left behind. */
export const restart: Kind = {
  name: 'restart',
  does: 'stops one of two servers in order and starts it again, as an upgrade does',
  rounds: 6,
  servers: 2,
  async round({ stage, number, random }) {
    const which = number % stage.servers.length;
    const server = stage.servers[which];
    await stage.history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    const stopping = server?.drain();
    const answered = probe(stage, which);
    await stopping;
    await server?.start();
    return { recoveryMs: (await answered) - since };
  },
};
