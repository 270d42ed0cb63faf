import { flagsOrEnd } from '../support/command-line.ts';
import { openResources } from '../support/open-resources.ts';
import { quantile } from '../bench/figures.ts';
import { measureCost } from './cost.ts';
import { help, type Part, readFlags } from './flags.ts';
import { type Choice, choices, type Fault, faults, measureLosses } from './losses.ts';
import { measureFailOver, measureProcessKills } from './recovery.ts';
import { planFor, thousandSites } from './plan.ts';
import { measureSites } from './sites.ts';

const { followers, sites, rounds, only } = flagsOrEnd(readFlags(process.argv.slice(2)), () => help);
const stepsMeasured = 300;

const is = (part: Part) => only?.includes(part) ?? true;
const say = (line: string) => console.error(line);

async function recovery() {
  const kills = await measureProcessKills(rounds);
  say(`a process is killed: ${summary(kills)}`);
  const failOvers = { kill: [] as number[], freeze: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const fault of ['kill', 'freeze'] as const) failOvers[fault].push(await measureFailOver(fault));
  }
  say(`a primary is killed: ${summary(failOvers.kill)}, frozen: ${summary(failOvers.freeze)}`);
  return {
    processMs: figuresOf(kills),
    primaryKilledMs: figuresOf(failOvers.kill),
    primaryFrozenMs: figuresOf(failOvers.freeze),
  };
}

async function losses() {
  const found = [];
  for (const fault of Object.keys(faults) as Fault[]) {
    for (const choice of Object.keys(choices) as Choice[]) {
      const figures = await measureLosses(choice, fault, rounds);
      say(`${fault}; ${choice}: ${figures.lost} of ${figures.confirmed} lost, ${figures.taken} taken unconfirmed`);
      found.push({ fault, choice, ...figures });
    }
  }
  return found;
}

function figuresOf(ms: readonly number[]) {
  return { of: ms.length, p50: Math.round(quantile(ms, 0.5)), max: Math.round(Math.max(...ms)) };
}
const summary = (ms: readonly number[]) => JSON.stringify(figuresOf(ms));

/** To two digits: more would say more than was measured. */
const short = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(2))]));

async function costs() {
  const cost = is('cost') ? await measureCost(followers, stepsMeasured) : null;
  const idle = is('sites') ? await measureSites(sites) : null;
  return {
    ...(cost === null ? {} : { cost: short(cost) }),
    ...(idle === null ? {} : { sites: short(idle) }),
    ...(cost === null || idle === null ? {} : { thousandSites: short(planFor(thousandSites, cost, idle)) }),
  };
}

try {
  const result = {
    ...(await costs()),
    ...(is('recovery') ? { recovery: await recovery() } : {}),
    ...(is('losses') ? { losses: await losses() } : {}),
  };
  console.log(JSON.stringify(result));
  // Only what was promised is judged: with the replicas waited for, nothing that was confirmed is lost.
  const promised = result.losses?.filter(({ choice }) => choice !== 'primary alone') ?? [];
  process.exitCode = promised.every(({ lost, confirmed }) => lost === 0 && confirmed > 0) ? 0 : 1;
} finally {
  await openResources.closeAll();
}
process.exit();
