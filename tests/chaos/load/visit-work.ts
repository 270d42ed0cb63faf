import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import type { Random } from '@cordon/protocol/testing/random.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { type CommandBody, commandOf, newId } from '@cordon/server/testing/commands.ts';
import { type Manner, type Officer, usualManner } from './officer.ts';

/** Who takes the vehicles of one lane through the gate, one after the other. */
export type Lane = {
  office: Officer;
  gate: Officer;
  supervisor: Officer;
  driver: CrewMember;
  random: Random;
  /** A plate that no other lane uses. */
  plate(): string;
  manner(): Manner;
};

/** What nobody in this role, or nobody yet, may do; it is tried now and then. */
const forbiddenOneIn = 8;
const forbidden = { ...usualManner, mark: 'forbidden' } as const;
const outOfTurn = ['seal', { kind: 'seal', number: 'S-0000' }] as const;

/**
 * One vehicle: announced, through the steps at the gate as far as they go without waiting, things that happen there, and turned
 * away at the end. Stops where it can't go on.
 */
export async function playVisit(lane: Lane, goOn: () => boolean): Promise<void> {
  const { supervisor, random } = lane;
  const visitId = await playTo(lane, lane.plate(), null);
  if (visitId === null) return;
  const ask: Ask = (officer, body) => officer.send(commandOf(body), lane.manner());
  for (let acts = 2 + Math.floor(random() * 6); acts > 0 && goOn(); acts -= 1) {
    if (random() * forbiddenOneIn < 1) await tryForbidden(lane, visitId);
    await happen(ask, lane, visitId);
  }
  // The last vehicles stay: their deadlines have to be kept.
  if (goOn()) await ask(supervisor, { type: 'refuseVisit', visitId, reason: '演练' });
}

/** @returns the vehicle's visit when this step is next; null when it can't go on */
export async function playTo(lane: Lane, plate: string, last: GateStep | null): Promise<string | null> {
  const { office, gate, driver } = lane;
  const visitId = newId();
  const ask: Ask = (officer, body) => officer.send(commandOf(body), lane.manner());
  const declaration = declarationOf({ plate, crew: [driver] }, Date.now());
  const declared = await ask(office, { type: 'declareVisit', visitId, declaration });
  if (declared?.ok !== true) return null;
  const steps: [GateStep, Reported][] = [
    ['arrive', arrived(plate)],
    ['disinfect-vehicle', { kind: 'disinfect', act: 'start', batchId: 'batch-1', covered: [...coveredParts] }],
    ['verify-crew', verified(driver)],
    ['seal', { kind: 'seal', number: `S-${plate.slice(1)}` }],
  ];
  for (const [step, report] of steps) {
    if (step === last) return visitId;
    if (step === 'verify-crew' && lane.random() * forbiddenOneIn < 1)
      await gate.send(commandOf(stepOf(visitId, ...outOfTurn)), forbidden);
    const ack = await ask(gate, stepOf(visitId, step, report));
    if (ack?.ok !== true) return null;
  }
  return visitId;
}

type GateStep = 'arrive' | 'disinfect-vehicle' | 'verify-crew' | 'seal';

export function stepOf(visitId: string, stepId: GateStep, report: Reported): CommandBody {
  return { type: 'reportStep', visitId, stationId: 'main-gate', stepId, report };
}

export function arrived(plate: string): Reported {
  return { kind: 'arrive', plate, trailerPlate: null, handReason: null };
}

type Ask = (officer: Officer, body: CommandBody) => Promise<Ack | null>;
type Reported = Extract<CommandBody, { type: 'reportStep' }>['report'];

function verified({ personId, passNumber, sampledAt, result }: CrewMember): Reported {
  const histories = { travel: false, contact: false, illness: false };
  const seen = { identityMatches: true, passNumber, temperatureC: 36.5, histories, maskOn: true };
  return { kind: 'verify-crew', personId, sampledAt, result, antigen: null, ...seen };
}

/** A call for help, a hold or a deviation, each with its end. */
async function happen(ask: Ask, { gate, supervisor, random }: Lane, visitId: string): Promise<void> {
  const which = Math.floor(random() * 3);
  if (which === 0) {
    const asked = await ask(gate, { type: 'askHelp', visitId, need: 'water' });
    if (asked?.ok === true) await ask(gate, { type: 'giveHelp', visitId, helpId: asked.commandId, note: null });
  } else if (which === 1) {
    await ask(gate, { type: 'holdVisit', visitId, reason: '演练' });
    await ask(supervisor, { type: 'resumeVisit', visitId, note: '继续' });
  } else {
    const told = await ask(gate, { type: 'reportDeviation', visitId, kind: 'window-open', text: null });
    if (told?.ok !== true) return;
    const settled = { deviationId: told.commandId, verdict: 'dismissed', note: '已关窗' } as const;
    await ask(supervisor, { type: 'settleDeviation', visitId, ...settled });
  }
}

async function tryForbidden({ gate, office, random }: Lane, visitId: string): Promise<void> {
  if (random() < 0.5) await gate.send(commandOf({ type: 'resumeVisit', visitId, note: '越权' }), forbidden);
  else await office.send(commandOf({ type: 'askHelp', visitId, need: 'water' }), forbidden);
}
