import { readFileSync } from 'node:fs';
import { type Instant, minuteMs } from '@cordon/protocol/time.ts';
import { waitEndOf } from '@cordon/protocol/visit/due.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { isDrive, lastReachedStop, nextSteps } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { generateKeyPair } from 'dpop';
import { openDevice } from '../../support/device.ts';
import { nightClock } from '../../simulate/clock.ts';
import { honestReport } from '../../simulate/honest.ts';
import { Ledger } from '../../simulate/ledger.ts';
import { type Officer, onDuty, type Request } from '../../simulate/officer.ts';
import { nightFile, tailsOf } from './night.ts';
import { type Credentials, type OnDuty, people, type TestSite } from './site.ts';
import { type TabletKey, tabletKeyOf } from './tablet-key.ts';

const gateId = 'main-gate';
const batchId = 'batch-1';

export type Hired = { staffNumber: string; name: string; role: Role; stations: readonly string[] };

/** People on duty who need no screen: they bring vehicles to where a test begins, and try what a screen never offers. */
export type Officers = {
  readonly as: Readonly<Record<'gate' | 'unloading' | 'supervisor' | 'otherSupervisor' | 'office', Officer>>;
  /** Asks, and insists on being heard. @throws Error when it is refused */
  must(who: keyof Officers['as'], request: Request): Promise<Extract<Ack, { ok: true }>>;
  /** Somebody new, with a PIN; their shift has not begun. */
  hire(whom: Hired): Promise<Credentials & { personId: string }>;
  /** Another tablet of the gate. @returns its key, for windows to carry */
  enrolTablet(id: string, name: string): Promise<TabletKey>;
  importNight(): Promise<void>;
  declareClear(hours?: number): Promise<void>;
  visit(plate: string): VisitState;
  /**
   * Does the vehicle's next step, honestly.
   *
   * @returns null when it is done, else when it can be: an agent is still working
   */
  advance(plate: string): Promise<Instant | null>;
  /** Takes the vehicle on until this step is the next; without one to the end of its loop. */
  bring(plate: string, untilStep?: string): Promise<VisitState>;
  /** What an honest officer would report of this vehicle's next step. */
  nextReport(plate: string): Promise<{ step: VisitStep; stationId: string; report: StepReport }>;
  leave(): void;
};

export async function openOfficers(site: TestSite): Promise<Officers> {
  // They press at the site's time, also when a hand has just put it forward.
  const clock = { ...nightClock(1, site.clock.now()), now: () => site.clock.now() };
  const duty = { url: site.url, device: site.device, clock, ledger: new Ledger(0) };
  const signIn = (who: OnDuty) => onDuty(duty, site.signInOf(people[who]));
  const as = {
    gate: await signIn('gate'),
    unloading: await signIn('unloading'),
    supervisor: await signIn('supervisor'),
    otherSupervisor: await signIn('otherSupervisor'),
    office: await signIn('office'),
  };
  const { picture } = as.supervisor;

  function visit(plate: string): VisitState {
    const found = [...picture.visits.values()].findLast(({ state }) => state.declaration.plate === plate);
    if (found === undefined) throw new Error(`${plate} was not declared`);
    return found.state;
  }

  async function must(who: keyof typeof as, request: Request): Promise<Extract<Ack, { ok: true }>> {
    const ack = await as[who].send(request);
    if (!ack.ok) throw new Error(`${request.type} was refused: ${ack.code} ${JSON.stringify(ack.params)}`);
    await picture.until(({ seq }) => (seq >= ack.seq ? true : undefined));
    return ack;
  }

  async function nextReport(plate: string) {
    const state = visit(plate);
    const step = nextSteps(state).at(-1);
    if (step === undefined) throw new Error(`${plate} has closed its loop`);
    const exitPeople = step.kind === 'reconcile' ? await readTails(state) : [];
    const scene = { step, batchId, histories: picture.site.state.histories, now: site.clock.now(), exitPeople };
    const report = honestReport({ ...scene, visit: state as VisitUnderWay });
    return { step, stationId: stationFor(state, step), report };
  }

  async function readTails({ id, declaration }: VisitState): Promise<string[]> {
    const token = await as.gate.token();
    const json = { tails: tailsOf(declaration.plate) };
    return (await site.ask<{ people: string[] }>('POST', `/visits/${id}/exit-readings`, { token, json })).people;
  }

  async function advance(plate: string): Promise<Instant | null> {
    const state = visit(plate);
    const { step, stationId, report } = await nextReport(plate);
    const readyAt = isUnderWay(state) ? waitEndOf(state, step, []) : null;
    if (readyAt !== null && readyAt > site.clock.now()) return readyAt;
    const who = stationId === gateId ? 'gate' : 'unloading';
    await must(who, { type: 'reportStep', visitId: state.id, stationId, stepId: step.id, report });
    return null;
  }

  // Their shifts have begun: no window is offered one that a test does not ask for.
  for (const who of ['gate', 'unloading', 'supervisor', 'otherSupervisor'] as const)
    await must(who, { type: 'startShift' });

  return {
    as,
    must,
    visit,
    nextReport,
    advance,
    async hire(whom) {
      const personId = `staff-${whom.staffNumber}`;
      await must('office', {
        type: 'saveStaff',
        member: { ...whom, personId, stations: [...whom.stations], active: true },
      });
      const token = await as.office.token();
      const { pin } = await site.ask<{ pin: string }>('POST', `/staff/${personId}/pin`, { token });
      site.learn({ staffNumber: whom.staffNumber, pin });
      return { personId, staffNumber: whom.staffNumber, pin };
    },
    async enrolTablet(id, name) {
      await must('office', { type: 'saveDevice', device: { id, name, stations: [gateId] } });
      const token = await as.office.token();
      const { code } = await site.ask<{ code: string }>('POST', `/devices/${id}/code`, { token });
      const keys = await generateKeyPair('ES256', { extractable: true });
      await (await openDevice(site.url, site.authenticators, keys)).enrol(code);
      return tabletKeyOf(keys);
    },
    async importNight() {
      const bytes = readFileSync(nightFile);
      await site.ask('POST', '/declarations/import?mode=all-or-none', { token: await as.office.token(), bytes });
      await picture.until(({ visits }) => (visits.size > 0 ? true : undefined));
    },
    async declareClear(hours = 6) {
      const until = site.clock.now() + hours * 60 * minuteMs;
      await must('supervisor', { type: 'declareClear', until, statement: '各楼栋点名完毕，全部归寝' });
    },
    async bring(plate, untilStep) {
      for (;;) {
        const state = visit(plate);
        if (!isUnderWay(state) && state.status !== 'expected') return state;
        if (nextSteps(state).some(({ id }) => id === untilStep)) return state;
        const readyAt = await advance(plate);
        if (readyAt !== null) site.clock.advance(readyAt - site.clock.now() + 1);
      }
    },
    leave() {
      for (const officer of Object.values(as)) officer.leave();
    },
  };
}

function stationFor(visit: VisitState, step: VisitStep): string {
  const stop = lastReachedStop(visit);
  const departs = isDrive(step) && step.status === 'pending' && stop !== null;
  return (departs ? visit.declaration.stops[stop] : step.stationId) ?? gateId;
}
