import { type Spread, spreadOf } from '../figures.ts';
import { openBrowser } from '../../e2e/support/browser.ts';
import { people } from '../../e2e/support/site.ts';
import { bigNight, type BigNight } from './night.ts';
import { openSlowTablet, type SlowTablet } from './slow-tablet.ts';

/** A tablet of the gate has about a quarter of this machine's processor. */
const slowdown = 4;
const eventsPerSecond = 20;

export type ClientAmounts = { rounds: number; visits: number; seconds: number };
export const usualClient = { rounds: 5, visits: 200, seconds: 10 };
export const quickClient = { rounds: 1, visits: 20, seconds: 1 };

export type ClientFigures = {
  slowdown: number;
  visits: number;
  firstLoad: { ms: Spread; bytes: number }; // until somebody can sign in, on a device that has nothing
  gateMs: { cold: Spread; warm: Spread }; // until the list of vehicles is there: nothing on the device, or all of it
  boardMs: Spread; // the supervisor's, with all visits; the program is on the device
  longestTaskMs: { gate: number; board: number }; // while events arrive
  events: { gate: number; board: number }; // that arrived meanwhile
};

/** The screens as they were built, in a browser that is slowed down. */
export async function benchClient(
  { rounds, visits, seconds }: ClientAmounts,
  say: (line: string) => void,
): Promise<ClientFigures> {
  const night = await bigNight(visits);
  const { browser, close } = await openBrowser();
  const open = (installed: boolean): Promise<SlowTablet> =>
    openSlowTablet(browser, night.site, { slowdown, installed });

  const loads: { ms: number; bytes: number }[] = [];
  const [cold, warm, board]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const bare = await open(false);
    loads.push(await bare.firstLoad());
    await bare.signIn(night.site.signInOf(people.gate));
    cold.push(await bare.reload(night.plate));
    await bare.close();
  }
  const gate = await open(true);
  await gate.firstLoad();
  await gate.signIn(night.site.signInOf(people.gate));
  await gate.installed();
  for (let round = 0; round < rounds; round++) warm.push(await gate.reload(night.plate));
  say(
    `the gate is there after ${spreadOf(cold).median} ms, with the program on the device after ${spreadOf(warm).median}`,
  );
  const atGate = await busy(night, gate, seconds);
  await gate.close();

  const wall = await open(true);
  await wall.firstLoad();
  await wall.signIn(night.site.signInOf(people.supervisor));
  await wall.installed();
  for (let round = 0; round < rounds; round++) board.push(await wall.reload(night.plate));
  const atBoard = await busy(night, wall, seconds);
  await wall.close();
  say(`the longest task was ${atGate.longestMs} ms at the gate, ${atBoard.longestMs} ms at the board`);
  await close();
  await night.stop();
  return {
    slowdown,
    visits,
    firstLoad: { ms: spreadOf(loads.map(({ ms }) => ms)), bytes: loads.at(-1)?.bytes ?? 0 },
    gateMs: { cold: spreadOf(cold), warm: spreadOf(warm) },
    boardMs: spreadOf(board),
    longestTaskMs: { gate: atGate.longestMs, board: atBoard.longestMs },
    events: { gate: atGate.events, board: atBoard.events },
  };
}

/** Twenty things happen a second, and the window shows them. */
async function busy(night: BigNight, window: SlowTablet, seconds: number) {
  const longest = await window.watchTasks();
  const before = night.lastSeq();
  await night.happen(eventsPerSecond, eventsPerSecond * seconds);
  return { longestMs: await longest(), events: night.lastSeq() - before };
}
