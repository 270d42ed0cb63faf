import { benchClient, quickClient, usualClient } from './client/client.ts';
import { benchDeadlines, quickDeadlines, usualDeadlines } from './deadlines/deadlines.ts';
import { benchDoor } from './door/door.ts';
import type { BenchName, Flags } from './flags.ts';
import { benchGrowth } from './growth/growth.ts';
import { benchLateness, quickLateness, usualLateness } from './lateness/lateness.ts';
import { benchRebase } from './rebase/rebase.ts';
import { benchStart } from './start/start.ts';
import { benchSteps } from './steps/steps.ts';
import { benchStorm, quickStorm, usualStorm } from './storm/storm.ts';

const quickCommands = 1_000;

export type Say = (line: string) => void;
/** `broken`: how often something happened that must never happen. Speed is shown, never judged. */
export type Ran = { figures: object; broken: number };
export type Bench = (flags: Flags, say: Say) => Promise<Ran>;

/** Every bench by its name, which is also its key in the closing line. They run in this order. */
export const benches: Record<BenchName, Bench> = {
  steps: async (flags, say) => {
    const figures = await benchSteps(flags, say);
    return { figures, broken: figures.faults };
  },
  growth: async (flags, say) => {
    const figures = await benchGrowth(flags, say);
    return { figures, broken: figures.faults };
  },
  door: async ({ commands, quick }, say) => {
    const figures = await benchDoor(quick ? quickCommands : commands);
    say(`${figures.perSecond} commands a second, ${figures.shareOfPlainWrites} of plain writes`);
    return { figures, broken: 0 };
  },
  deadlines: async ({ deadlines, quick }, say) => {
    const figures = await benchDeadlines(quick ? quickDeadlines : { ...usualDeadlines, count: deadlines }, say);
    return { figures, broken: figures.missed + figures.doubled + figures.early };
  },
  lateness: async ({ quick }, say) => {
    const figures = await benchLateness(quick ? quickLateness : usualLateness, say);
    return { figures, broken: figures.missed + figures.doubled + figures.early + figures.faults };
  },
  storm: async ({ clients, quick }, say) => {
    const figures = await benchStorm(quick ? quickStorm : { ...usualStorm, clients }, say);
    return { figures, broken: figures.faults + (figures.clients - figures.caughtUp) };
  },
  rebase: (_flags, say) => {
    const figures = benchRebase();
    say(`${figures.msEach} ms for each answer, ${figures.shareOfAnew} of everything anew`);
    return Promise.resolve({ figures, broken: 0 });
  },
  client: async ({ quick }, say) => ({ figures: await benchClient(quick ? quickClient : usualClient, say), broken: 0 }),
  start: async ({ kills, quick }, say) => {
    const amounts = quick ? { kills: 3, withBusy: false } : { kills, withBusy: true };
    return { figures: await benchStart(amounts, say), broken: 0 };
  },
};
