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

/** What nobody in this role may do; it is tried now and then. */
const forbiddenOneIn = 25;

/**
 * One vehicle: announced, through the steps at the gate as far as they go without waiting, things that happen there, and turned
 * away at the end. Stops where it can't go on.
 */
export async function playVisit(lane: Lane, goOn: () => boolean): Promise<void> {
  const { office, gate, supervisor, driver, random } = lane;
  const visitId = newId();
  const plate = lane.plate();
  const declaration = declarationOf({ plate, crew: [driver] }, Date.now());
  const ask = (officer: Officer, body: CommandBody) => officer.send(commandOf(body), lane.manner());
  const step = (stepId: string, report: Reported): CommandBody => ({
    ...{ type: 'reportStep', visitId, stationId: 'main-gate', stepId, report },
  });
  const begun = await inOrder([
    () => ask(office, { type: 'declareVisit', visitId, declaration }),
    () => ask(gate, step('arrive', { kind: 'arrive', plate, trailerPlate: null, handReason: null })),
    () => ask(gate, step('disinfect-vehicle', wetted)),
    () => ask(gate, step('verify-crew', verified(driver))),
    () => ask(gate, step('seal', { kind: 'seal', number: `S-${plate.slice(1)}` })),
  ]);
  for (let acts = 2 + Math.floor(random() * 6); begun && acts > 0 && goOn(); acts -= 1) {
    if (random() * forbiddenOneIn < 1) await tryForbidden(lane, visitId);
    await happen(ask, lane, visitId);
  }
  await ask(supervisor, { type: 'refuseVisit', visitId, reason: '演练' });
}

type Ask = (officer: Officer, body: CommandBody) => Promise<Ack | null>;
type Reported = Extract<CommandBody, { type: 'reportStep' }>['report'];

const wetted: Reported = {
  kind: 'disinfect',
  act: 'start',
  batchId: 'batch-1',
  covered: [...coveredParts],
};

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
  const manner = { ...usualManner, mark: 'forbidden' } as const;
  if (random() < 0.5) await gate.send(commandOf({ type: 'resumeVisit', visitId, note: '越权' }), manner);
  else await office.send(commandOf({ type: 'askHelp', visitId, need: 'water' }), manner);
}

/** @returns whether all of them were carried out */
async function inOrder(acts: readonly (() => Promise<Ack | null>)[]): Promise<boolean> {
  for (const act of acts) {
    const ack = await act();
    if (ack?.ok !== true) return false;
  }
  return true;
}
