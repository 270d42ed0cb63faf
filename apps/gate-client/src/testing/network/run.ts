import { gateOfficer, person, pointOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { declare, visitA, visitB, visitC } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { pick, seeded } from '@cordon/protocol/testing/random.ts';
import { goodReport } from '@cordon/protocol/testing/reports.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { CommandBody } from '../../outbox/items.ts';
import { actsOf } from '../../steps/model/acts.ts';
import { faultsOf } from './checks.ts';
import { createLink } from './link.ts';
import { type Person, type ServerMutant, SiteServer } from './site-server.ts';
import { Tablet, type TabletMutant } from './tablet.ts';
import { createWorld, type World } from './world.ts';

export type Mutant = ServerMutant | TabletMutant;

/** What came of one run. */
export type Outcome = {
  faults: string[];
  recorded: number; // commands that were shown as saved
  accepted: number;
  refused: number;
  resent: number; // more sends than commands
  kills: number;
  wentBack: number; // times that an older copy of the store took its place
};

const relief = person('gate-2', 'gate', ['main-gate']);
const people: Readonly<Record<string, Person>> = Object.fromEntries(
  [gateOfficer, relief, supervisorA, pointOfficer('canteen-1', 'canteen-2', 'refuse-east')].map((one) => [
    one.personId,
    one,
  ]),
);
const point = pointOfficer('canteen-1', 'canteen-2', 'refuse-east');

/**
 * One night at a site whose network is bad: two tablets at the gate, one at the points, a supervisor's desk. Officers
 * press what their screens offer, links break, windows are killed, officers change; then the weather clears.
 */
export async function runSeed(seed: number, mutant: Mutant | null = null, steps = 40): Promise<Outcome> {
  const night = new Night();
  declare(night, visitA);
  declare(night, visitB, { plate: '川BF98123', purpose: 'refuse', stops: ['refuse-east'], goods: [] });
  declare(night, visitC, { plate: '渝C12345D' });
  const world = createWorld(seeded(seed), night.now);
  const server = new SiteServer(world, night, mutant as ServerMutant | null);
  const tablets = [
    ['a', gateOfficer],
    ['b', relief],
    ['c', point],
    ['d', supervisorA],
  ].map(([name, who]) => {
    const link = createLink(world, server, (token) => people[token] ?? gateOfficer);
    const skewMs = world.between(-48, 48) * hourMs;
    return new Tablet(name as string, world, link, who as Person, skewMs, mutant as TabletMutant | null);
  });
  await world.pass(2000);

  let kills = 0;
  for (let step = 0; step < steps; step++) {
    const tablet = tablets[Math.floor(world.random() * tablets.length)];
    if (tablet === undefined) continue;
    const drawn = world.random();
    if (drawn < 0.12) changeWeather(world, tablet);
    else if (drawn < 0.17) {
      kills += 1;
      await tablet.kill();
    } else if (drawn < 0.2 && tablet.person.role === 'gate')
      tablet.change(tablet.person === gateOfficer ? relief : gateOfficer);
    else if (drawn < 0.25) server.copy();
    else if (drawn < 0.27) goBack(world, server, tablets);
    else await press(world, tablet);
    if (world.chance(0.1)) server.pulse();
    await world.pass(world.chance(0.1) ? world.between(1, 35) * minuteMs : world.between(0, 4000));
  }

  for (const tablet of tablets) tablet.link.weather = { up: true, cut: 0, double: 0, lateMs: 20, zombie: 0 };
  for (let round = 0; round < 20; round++) {
    await world.pass(15_000);
    server.pulse();
  }
  await world.pass(1000);
  const acks = [...server.receipts.values()].map(({ ack }) => ack);
  return {
    faults: await faultsOf(server, tablets),
    recorded: tablets.reduce((sum, { saved }) => sum + saved.size, 0),
    accepted: acks.filter(({ ok }) => ok).length,
    refused: acks.filter(({ ok }) => !ok).length,
    resent: server.received - server.receipts.size,
    kills,
    wentBack: server.wentBack,
  };
}

/** An older copy of the store takes its place; whoever is connected has to come back, and some do so long after. */
function goBack(world: World, server: SiteServer, tablets: readonly Tablet[]): void {
  server.goBack(world.chance(0.7));
  for (const { link } of tablets) {
    if (world.chance(0.5)) link.weather = { ...link.weather, up: false };
    link.cut();
  }
}

function changeWeather(world: World, { link }: Tablet): void {
  link.weather = world.chance(0.4)
    ? { ...link.weather, up: false }
    : {
        up: true,
        cut: world.random() * 0.2,
        double: world.random() * 0.3,
        lateMs: world.between(5, 4000),
        zombie: world.random(),
      };
  if (!link.weather.up) link.cut();
}

async function press(world: World, tablet: Tablet): Promise<void> {
  const { visits, site } = tablet.window.picture.getState();
  const known = Object.values(visits).map(({ state }) => state);
  const [first, ...others] = known;
  if (first === undefined || site === null) return; // nothing has come yet: the screen offers nothing
  const visit = pick(world.random, [first, ...others]);
  const body = tablet.person.role === 'supervisor' ? decided(world, visit) : done(world, tablet, visit);
  if (body === null) return;
  const pressed = tablet.press(body);
  if (world.chance(0.03)) await tablet.kill(); // at the very write
  await pressed.catch(() => undefined);
}

/** Mostly what is next; sometimes something that happens at any step. */
function done(world: World, { person: me, window }: Tablet, visit: VisitState): CommandBody | null {
  const { site } = window.picture.getState();
  if (site === null) return null;
  const visitId = visit.id;
  const drawn = world.random();
  if (isUnderWay(visit) && drawn < 0.04) return { type: 'holdVisit', visitId, reason: '证件存疑' };
  if (isUnderWay(visit) && drawn < 0.1) return { type: 'askHelp', visitId, need: 'water' };
  if (isUnderWay(visit) && drawn < 0.14) return { type: 'reportDeviation', visitId, kind: 'mask-off', text: null };
  const [act] = actsOf(visit, me.stations, site.state);
  if (act === undefined) return null;
  const { step, stationId } = act;
  return { type: 'reportStep', visitId, stationId, stepId: step.id, report: goodReport(visit, step) };
}

function decided(world: World, visit: VisitState): CommandBody | null {
  if (!isUnderWay(visit)) return null;
  if (visit.held !== null) return { type: 'resumeVisit', visitId: visit.id, note: '可以继续' };
  return world.chance(0.1) ? { type: 'holdVisit', visitId: visit.id, reason: '等待监管' } : null;
}
