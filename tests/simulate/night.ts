import { hourMs } from '@cordon/protocol/time.ts';
import type { Credentials, Device } from '../support/device.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { type Agency, muster, openAgency } from './crew.ts';
import { api } from './api.ts';
import { nightClock } from './clock.ts';
import type { AlertFigures } from './alert-model.ts';
import { countOf, Ledger } from './ledger.ts';
import { type Arrival, shiftedNight } from './night-file.ts';
import type { Duty } from './officer.ts';
import { seeded } from '@cordon/protocol/testing/random.ts';
import type { Stage, Vehicle } from './stage.ts';
import { troubleFor } from './trouble.ts';
import { declareClear } from './supervisor.ts';
import { playVehicle } from './vehicle.ts';

/** The clock and a person may act at the same moment on a busy machine: so long, neither is wrong. */
const lateMs = 1_000;

export type NightOptions = {
  url: string;
  device: Device; // enrolled there
  speed: number; // of the server's clock
  startsAt: number; // the server's clock now
  administrator: Credentials;
  file: string;
  visits: number;
  trouble: number;
  seed: number;
  doing: Map<string, string>;
  afterwards: (() => Promise<void>)[]; // for a night that is broken off: what has to be left in order
};

export type NightResult = {
  visits: Record<string, number>;
  commands: ReturnType<Ledger['commands']>;
  alerts: Record<string, number>;
  expected: AlertFigures; // against an independent model
  ackMs: ReturnType<Ledger['ackMs']>;
  violations: string[];
};

/** Plays one night and leaves nobody on duty who was hired for it, however it ends. */
export async function playNight(options: NightOptions): Promise<NightResult> {
  const ledger = new Ledger(lateMs * options.speed);
  const clock = nightClock(options.speed, options.startsAt);
  const duty: Duty = { url: options.url, device: options.device, clock, ledger };
  const agency = await openAgency(duty, options.administrator);
  options.afterwards.unshift(agency.letGo);
  try {
    return await playWith(agency, duty, options);
  } finally {
    await agency.letGo();
  }
}

/** Staffs the night, declares it, takes every vehicle through its loop, and checks what must never happen. */
async function playWith(agency: Agency, duty: Duty, options: NightOptions): Promise<NightResult> {
  const { ledger } = duty;
  const crew = await muster(duty, agency);
  const { office } = agency;
  const stage: Stage = {
    ...duty,
    crew,
    office,
    batchId: `night-batch-${Math.round(options.startsAt)}`,
    doing: options.doing,
  };
  await prepareSite(stage);
  const arrivals = await declareNight(stage, options);

  const ends = await Promise.all(arrivals.map((vehicle) => playVehicle(stage, vehicle)));
  await checkPicture(stage);
  ledger.apart(await auditTrail(stage));
  ledger.check();
  return {
    visits: countOf(ends.map(({ status }) => status)),
    commands: ledger.commands(),
    alerts: ledger.alerts(),
    expected: ledger.rang(),
    ackMs: ledger.ackMs(),
    violations: ledger.violations,
  };
}

/** A fresh batch for the whole simulation, and campus clear. */
async function prepareSite({ crew, office, clock, batchId: id }: Stage): Promise<void> {
  const now = Math.round(clock.now());
  const batch = {
    id,
    agent: '84 消毒液',
    chlorineMgPerL: 500,
    mixedAt: now,
    expiresAt: now + 90 * 24 * hourMs,
    retired: false,
  };
  const mixed = await office.send({ type: 'addBatch', batch });
  const clear = await declareClear(crew.supervisors[0], now);
  if (!mixed.ok || !clear.ok) throw new Error('the site could not be made ready');
}

async function declareNight({ device, clock, crew, office }: Stage, options: NightOptions): Promise<Vehicle[]> {
  const { csv, arrivals } = shiftedNight(options.file, options.visits, clock.now());
  const { faults } = await api<{ faults: unknown[] }>(device, 'POST', '/declarations/import?mode=all-or-none', {
    token: await office.token(),
    bytes: csv,
  });
  if (faults.length > 0) throw new Error(`the night was not imported: ${JSON.stringify(faults[0])}`);
  const random = seeded(options.seed);
  const [watch] = crew.supervisors;
  return Promise.all(
    arrivals.map(async (arrival, i) => ({
      visitId: await watch.picture.until(({ visits }) => declaredAs(visits.values(), arrival)),
      arrival,
      trouble: troubleFor(random, options.trouble),
      random: seeded(options.seed * 100_003 + i),
    })),
  );
}

type Visits = Iterable<{ state: { id: string; declaration: { plate: string; eta: number } } }>;

function declaredAs(visits: Visits, { plate, eta }: Arrival): string | undefined {
  return [...visits].find(({ state }) => state.declaration.plate === plate && state.declaration.eta === eta)?.state.id;
}

/** Where in the feed the audit trail lies: the office looks it up, nobody follows it. */
async function auditTrail({ device, office }: Stage): Promise<number[]> {
  type Page = { events: FeedEvent[]; more: boolean };
  const seqs: number[] = [];
  for (let page: Page = { events: [], more: true }; page.more;) {
    const before = page.events.at(-1)?.seq;
    const path = before === undefined ? '/audit' : `/audit?before=${before}`;
    page = await api<Page>(device, 'GET', path, { token: await office.token() });
    seqs.push(...page.events.filter(({ aggregate }) => aggregate === 'audit').map(({ seq }) => seq));
  }
  return seqs;
}

/** I2, I4: who followed every event sees what a newcomer is given as a snapshot. */
async function checkPicture({ device, crew, ledger }: Stage): Promise<void> {
  const [first, second] = crew.supervisors;
  const last = await Promise.all(
    [first, second].map(({ picture }) => picture.until(({ seq }) => (seq >= first.picture.seq ? picture : undefined))),
  );
  const [a, b] = last;
  if (JSON.stringify([...(a?.visits ?? [])]) !== JSON.stringify([...(b?.visits ?? [])])) {
    ledger.violations.push('two supervisors see different visits');
  }
  for (const [id, { state, version }] of first.picture.visits) {
    const { visit } = await api<{ visit: { version: number; state: unknown } }>(device, 'GET', `/visits/${id}/story`, {
      token: await first.token(),
    });
    if (visit.version !== version || !sameJson(visit.state, state)) {
      ledger.violations.push(`visit ${id} is stored as ${visit.version} and followed as ${version}`);
    }
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
