import { inParallel } from '../../bench/figures.ts';
import { manyAddresses } from '../frames/addresses.ts';
import type { Family } from '../frames/family.ts';
import { malformed } from '../frames/generate.ts';
import { afterSignIn, beforeSignIn, insteadOfUpgrade, newTally, type Send, type Tally } from '../frames/senders.ts';
import type { Arena, Kind } from '../kind.ts';
import { insiders } from '../officers.ts';
import type { Memory } from '../server.ts';
import { brokenWork, p99, startWork } from '../workload.ts';
import { oneDecimal } from '../../bench/figures.ts';

const lanesBefore = 16;
const connectionsOfInsider = 4; // with their own one fewer than a session may have
const growthAtMostBytes = 50 * 1024 * 1024;
const letGoWithinMs = 60_000;
const warmUpFrames = 10_000;

/** [LM8] Whatever is sent, before sign-in and after: the process lives, officers are served, and the memory comes back. */
export const frames: Kind = {
  name: 'frames',
  async run(arena) {
    const { server, squad, frames: count, say } = arena;
    // What is made once (compiled code, pools, an officer's first commands) is no growth.
    await blows(arena, Math.min(warmUpFrames, count), arena.seed + 1);
    const before = await server.memory();
    say(`${count} malformed frames, while eight officers work`);
    const work = startWork(await squad());
    const began = performance.now();
    const tally = await blows(arena, count, arena.seed);
    const seconds = (performance.now() - began) / 1_000;
    const done = await work.stop();
    const after = await memoryOnceLetGo(arena, before);
    const grown = (of: keyof Memory) => Math.round((after[of] - before[of]) / 1024 / 1024);
    return {
      figures: {
        ...tally,
        perSecond: Math.round(tally.sent / seconds),
        crashes: server.isAlive() ? 0 : 1,
        officers: { sent: done.sent, answered: done.ms.length, p99Ms: oneDecimal(p99(done)) },
        memoryMiB: { before: mebibytes(before), after: mebibytes(after), growth: grown('rss') },
      },
      broken: [
        ...brokenWork(done),
        ...(tally.sent < count ? [`only ${tally.sent} of ${count} frames could be sent`] : []),
        ...(tally.silent > 0 ? [`${tally.silent} frames were neither answered nor did they end their connection`] : []),
        ...(after.rss - before.rss > growthAtMostBytes ? [`the server grew by ${grown('rss')} MiB`] : []),
      ],
    };
  },
};

const mebibytes = ({ rss, held }: Memory) => ({ rss: Math.round(rss / 2 ** 20), held: Math.round(held / 2 ** 20) });

/** A part before sign-in, a smaller one instead of the upgrade, most of them where somebody is signed in. */
async function blows({ server: { url }, squad }: Arena, count: number, seed: number): Promise<Tally> {
  const { signInPacket } = await squad();
  const tally = newTally();
  const [before, instead] = [Math.floor(count * 0.25), Math.floor(count * 0.05)];
  const addressOf = manyAddresses();
  const lanesAfter = Array.from({ length: insiders * connectionsOfInsider }, (_, lane) =>
    afterSignIn(url, tally, () => signInPacket(lane)),
  );
  const same = (lanes: number, send: Send) => Array.from({ length: lanes }, () => send);
  await Promise.all([
    throwAll(before, seed, 'connection', same(lanesBefore, beforeSignIn(url, tally, addressOf))),
    throwAll(instead, seed, 'upgrade', same(lanesBefore, insteadOfUpgrade(url, tally, addressOf))),
    throwAll(count - before - instead, seed + 1, 'connection', lanesAfter),
  ]);
  for (const { leave } of lanesAfter) leave();
  return tally;
}

async function throwAll(count: number, seed: number, at: Family['at'], lanes: readonly Send[]): Promise<void> {
  const made = malformed(seed, at);
  await inParallel(
    Array.from({ length: count }, (_, i) => i),
    lanes.length,
    (_, lane) => {
      const send = lanes[lane];
      return send === undefined ? Promise.resolve() : send(made.next().value);
    },
  );
}

/** Connections that were left in the middle of a frame are closed by the server in its own time. */
async function memoryOnceLetGo({ server }: Arena, before: Memory): Promise<Memory> {
  const until = performance.now() + letGoWithinMs;
  for (;;) {
    const now = await server.memory();
    if (now.rss - before.rss <= growthAtMostBytes || performance.now() > until) return now;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
